import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTaskDefinitionsCommand,
} from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";

export type Aws = ReturnType<typeof readAws>;

/** What an AWS says of services, asked with its SDK. */
export function readAws(endpoint: string, region: string) {
  const options = { endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  const ecs = new ECSClient(options);
  const balancing = new ElasticLoadBalancingV2Client(options);
  const logs = new CloudWatchLogsClient(options);

  const loadBalancers = async () => (await balancing.send(new DescribeLoadBalancersCommand({}))).LoadBalancers ?? [];
  const targetGroups = async () => (await balancing.send(new DescribeTargetGroupsCommand({}))).TargetGroups ?? [];
  return {
    loadBalancers,
    targetGroups,
    service: async (cluster: string, name: string) =>
      (await ecs.send(new DescribeServicesCommand({ cluster, services: [name] }))).services?.[0],
    taskDefinition: async (taskDefinition: string) =>
      (await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }))).taskDefinition,
    /** `<family>:<revision>` of those that may be run, or of those that are only records any more. */
    taskDefinitions: async (status: "ACTIVE" | "INACTIVE") => {
      const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ status }));
      return taskDefinitionArns.map((arn) => arn.split("/").at(-1) ?? "");
    },
    targetGroup: async (arn: string) => {
      const { Attributes = [] } = await balancing.send(
        new DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn }),
      );
      const group = (await targetGroups()).find(({ TargetGroupArn }) => TargetGroupArn === arn);
      return { ...group, attributes: Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value])) };
    },
    /** The rules of all listeners, without those that only say what is done otherwise. */
    rules: async () => {
      const balancers = (await loadBalancers()).map(({ LoadBalancerArn }) => LoadBalancerArn);
      const listeners = await Promise.all(
        balancers.map(async (LoadBalancerArn) => balancing.send(new DescribeListenersCommand({ LoadBalancerArn }))),
      );
      const arns = listeners.flatMap(({ Listeners = [] }) => Listeners.map(({ ListenerArn }) => ListenerArn));
      const rules = await Promise.all(
        arns.map((ListenerArn) => balancing.send(new DescribeRulesCommand({ ListenerArn }))),
      );
      return rules.flatMap(({ Rules = [] }) => Rules).filter(({ IsDefault }) => !IsDefault);
    },
    logGroups: async () => (await logs.send(new DescribeLogGroupsCommand({}))).logGroups ?? [],
  };
}
