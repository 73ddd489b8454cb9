# ECS, logs and scaling, and all that is only read: see provisioning.tf.
data "aws_iam_policy_document" "provision_services" {
  statement {
    sid = "Look"
    # Reading alone. AWS knows no resource for most of these, and Terraform reads before it changes.
    actions = [
      "application-autoscaling:DescribeScalableTargets",
      "application-autoscaling:DescribeScalingPolicies",
      "application-autoscaling:ListTagsForResource",
      "cloudwatch:DescribeAlarms",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroupRules",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeTags",
      "ec2:DescribeVpcs",
      "ecs:DescribeTaskDefinition",
      "elasticloadbalancing:DescribeListeners",
      "elasticloadbalancing:DescribeRules",
      "elasticloadbalancing:DescribeTags",
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
      "logs:DescribeLogGroups",
    ]
    resources = ["*"]
  }

  statement {
    sid = "RunServices"
    actions = [
      "ecs:CreateService",
      "ecs:DeleteService",
      "ecs:DescribeServices",
      "ecs:ListTagsForResource",
      "ecs:TagResource",
      "ecs:UntagResource",
      "ecs:UpdateService",
    ]
    resources = [local.ecs_services]
  }

  statement {
    sid       = "DescribeTheirTasks"
    actions   = ["ecs:ListTagsForResource", "ecs:RegisterTaskDefinition", "ecs:TagResource"]
    resources = [local.task_definitions]
  }

  statement {
    sid = "RetireTaskDefinitions"
    # AWS knows no resource for this action; what runs goes on running.
    actions   = ["ecs:DeregisterTaskDefinition"]
    resources = ["*"]
  }

  statement {
    sid = "KeepLogs"
    actions = [
      "logs:CreateLogGroup",
      "logs:DeleteLogGroup",
      "logs:ListTagsForResource",
      "logs:PutRetentionPolicy",
      "logs:TagResource",
      "logs:UntagResource",
    ]
    resources = [local.log_groups]
  }

  statement {
    sid = "Scale"
    # AWS names scalable targets by numbers of its own, so an environment cannot be told from another here.
    actions = [
      "application-autoscaling:DeleteScalingPolicy",
      "application-autoscaling:DeregisterScalableTarget",
      "application-autoscaling:PutScalingPolicy",
      "application-autoscaling:RegisterScalableTarget",
      "application-autoscaling:TagResource",
      "application-autoscaling:UntagResource",
    ]
    resources = ["arn:${local.partition}:application-autoscaling:${var.region}:${local.account}:scalable-target/*"]

    condition {
      test     = "StringEqualsIfExists"
      variable = "application-autoscaling:service-namespace"
      values   = ["ecs"]
    }
  }

  # Application Auto Scaling asks whether its caller may do what it does for a policy.
  # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/auto-scaling-IAM.html
  statement {
    sid       = "AlarmsOfScaling"
    actions   = ["cloudwatch:DeleteAlarms", "cloudwatch:PutMetricAlarm"]
    resources = ["arn:${local.partition}:cloudwatch:${var.region}:${local.account}:alarm:TargetTracking-service/${aws_ecs_cluster.this.name}/*"]
  }

  statement {
    sid       = "FirstToScale"
    actions   = ["iam:CreateServiceLinkedRole"]
    resources = ["arn:${local.partition}:iam::${local.account}:role/aws-service-role/${local.scaling_of_ecs}/*"]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = [local.scaling_of_ecs]
    }
  }
}

locals {
  scaling_of_ecs = "ecs.application-autoscaling.amazonaws.com"
}
