# Who may do what: statements of policies as Terraform has them, before the provider makes JSON of them.
mock_provider "aws" {
  override_during = plan

  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "000000000000" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "eu-central-1" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::000000000000:policy/waymark/dev/services" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::000000000000:role/waymark/dev/example" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com" }
  }
  mock_resource "aws_ecr_repository" {
    defaults = { arn = "arn:aws:ecr:eu-central-1:000000000000:repository/example-api" }
  }
  mock_resource "aws_lb" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:000000000000:loadbalancer/app/waymark-dev/1" }
  }
  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:000000000000:listener/app/waymark-dev/1/2" }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:000000000000:targetgroup/example/1", arn_suffix = "targetgroup/example/1" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:000000000000:log-group:/waymark/dev/example-api" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:eu-central-1:000000000000:task-definition/example-api-dev:1" }
  }
  mock_resource "aws_vpc" {
    defaults = { arn = "arn:aws:ec2:eu-central-1:000000000000:vpc/vpc-1" }
  }
  mock_resource "aws_ssm_parameter" {
    defaults = { arn = "arn:aws:ssm:eu-central-1:000000000000:parameter/waymark/dev/placement" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::waymark-dev-state" }
  }
}

variables {
  environment = "dev"
  region      = "eu-central-1"
  base_host   = "dev.example.com"
  github = {
    organisation          = "acme"
    organisation_id       = "1001"
    provisioning_workflow = "acme/waymark/.github/workflows/service-infra.yml@refs/heads/main"
  }
}

run "only_the_platforms_own_workflow_provisions" {
  command = plan

  assert {
    condition = sort([for one in data.aws_iam_policy_document.trust_provisioning[0].statement[0].condition : "${one.test} ${one.variable} ${join(" ", one.values)}"]) == tolist([
      "StringEquals token.actions.githubusercontent.com:aud sts.amazonaws.com",
      "StringEquals token.actions.githubusercontent.com:job_workflow_ref acme/waymark/.github/workflows/service-infra.yml@refs/heads/main",
      "StringLike token.actions.githubusercontent.com:sub repo:acme@1001/*:environment:dev",
    ])
    error_message = "Repositories of the organisation, in this environment, and only in this workflow."
  }

  assert {
    condition     = one([for one in data.aws_iam_policy_document.provision_access.statement : [for rule in one.condition : rule.variable] if contains(one.actions, "iam:CreateRole")]) == ["iam:PermissionsBoundary"]
    error_message = "It makes no role without the boundary."
  }
}

run "no_policy_gives_actions_by_a_pattern_or_touches_the_boundary" {
  command = plan

  assert {
    condition = alltrue(flatten([
      for document in [data.aws_iam_policy_document.boundary, data.aws_iam_policy_document.provision_access, data.aws_iam_policy_document.provision_services, data.aws_iam_policy_document.provision_network] : [
        for one in document.statement : [
          for action in one.actions : !strcontains(action, "*") && !contains(["iam:DeleteRolePermissionsBoundary", "iam:AttachRolePolicy", "iam:CreatePolicyVersion"], action)
        ]
      ]
    ]))
    error_message = "Actions are named one by one, and none of them lifts the boundary."
  }

  assert {
    condition = toset([
      for one in concat(data.aws_iam_policy_document.boundary.statement, data.aws_iam_policy_document.provision_access.statement, data.aws_iam_policy_document.provision_services.statement, data.aws_iam_policy_document.provision_network.statement) : one.sid if contains(one.resources, "*")
    ]) == toset(["WithoutResource", "Look", "RetireTaskDefinitions"])
    error_message = "Only actions without a resource of their own are about all of them."
  }
}

run "what_belongs_to_no_service_is_not_provisioned" {
  command = plan

  assert {
    condition = alltrue([
      for sid in ["ChangeSecurityGroups", "ChangeRegistries", "NewImages"] : anytrue(flatten([
        for one in concat(data.aws_iam_policy_document.boundary.statement, data.aws_iam_policy_document.provision_access.statement, data.aws_iam_policy_document.provision_services.statement, data.aws_iam_policy_document.provision_network.statement) : [
          for rule in one.condition : rule.test == "Null" && rule.variable == "aws:ResourceTag/waymark-service" && contains(rule.values, "false")
        ] if one.sid == sid
      ]))
    ])
    error_message = "The load balancer's security group and foreign repositories are left alone."
  }
}

run "what_terraform_and_aws_ask_for_on_the_way_is_allowed" {
  command = plan

  assert {
    condition = alltrue([
      for action in ["ecr:DescribeImages", "s3:ListBucket", "cloudwatch:PutMetricAlarm", "iam:CreateServiceLinkedRole", "ec2:CreateTags"] : anytrue([
        for one in concat(data.aws_iam_policy_document.provision_access.statement, data.aws_iam_policy_document.provision_services.statement, data.aws_iam_policy_document.provision_network.statement) : contains(one.actions, action)
      ])
    ])
    error_message = "Looking up a shared repository, a state that is not there yet, scaling and other tags."
  }

  assert {
    condition     = one([for one in data.aws_iam_policy_document.provision_access.statement : length(one.condition) if one.sid == "FindStates"]) == 0
    error_message = "A condition on the prefix would turn S3's 404 for a new state into 403."
  }

  assert {
    condition     = anytrue([for one in data.aws_iam_policy_document.boundary.statement : contains(one.actions, "ecs:TagResource") && [for rule in one.condition : rule.variable] == ["ecs:CreateAction"]])
    error_message = "A deployment registers a task definition with its tags, and can tag nothing else."
  }
}

run "an_environment_lets_services_make_more_only_by_policies_that_it_names" {
  command = plan

  variables {
    provisioning_policy_arns = ["arn:aws:iam::000000000000:policy/queues-of-dev"]
  }

  assert {
    condition     = [for one in aws_iam_role_policy_attachment.provisioning_further : one.policy_arn] == ["arn:aws:iam::000000000000:policy/queues-of-dev"]
    error_message = "The policy is the provisioning role's."
  }
}
