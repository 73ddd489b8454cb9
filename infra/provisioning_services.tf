# ECS, load balancing, network, logs and scaling: see provisioning.tf.
data "aws_iam_policy_document" "provision_services" {
  statement {
    sid = "Look"
    # Reading alone. AWS knows no resource for most of these, and Terraform reads before it changes.
    actions = [
      "application-autoscaling:DescribeScalableTargets",
      "application-autoscaling:DescribeScalingPolicies",
      "application-autoscaling:ListTagsForResource",
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
    sid       = "AddRules"
    actions   = ["elasticloadbalancing:CreateRule"]
    resources = [local.service_listener_arn]
  }

  statement {
    sid       = "MakeTargetGroups"
    actions   = ["elasticloadbalancing:CreateTargetGroup"]
    resources = [local.target_groups]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/waymark-environment"
      values   = [var.environment]
    }
  }

  statement {
    sid = "TagWhatIsMade"
    # With the creating call alone: otherwise this environment's tag could be put on what belongs to another.
    actions   = ["elasticloadbalancing:AddTags"]
    resources = [local.target_groups, local.listener_rules]

    condition {
      test     = "StringEquals"
      variable = "elasticloadbalancing:CreateAction"
      values   = ["CreateRule", "CreateTargetGroup"]
    }
  }

  statement {
    sid = "ChangeRulesAndTargetGroups"
    actions = [
      "elasticloadbalancing:DeleteRule",
      "elasticloadbalancing:DeleteTargetGroup",
      "elasticloadbalancing:ModifyRule",
      "elasticloadbalancing:ModifyTargetGroup",
      "elasticloadbalancing:ModifyTargetGroupAttributes",
      "elasticloadbalancing:SetRulePriorities",
    ]
    resources = [local.target_groups, local.listener_rules]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/waymark-environment"
      values   = [var.environment]
    }
  }

  statement {
    sid       = "MakeSecurityGroups"
    actions   = ["ec2:CreateSecurityGroup"]
    resources = [aws_vpc.this.arn, "${local.arn_of_ec2}:security-group/*"]
  }

  statement {
    sid       = "TagSecurityGroups"
    actions   = ["ec2:CreateTags"]
    resources = ["${local.arn_of_ec2}:security-group/*", "${local.arn_of_ec2}:security-group-rule/*"]

    condition {
      test     = "StringEquals"
      variable = "ec2:CreateAction"
      values   = ["AuthorizeSecurityGroupEgress", "AuthorizeSecurityGroupIngress", "CreateSecurityGroup"]
    }
  }

  statement {
    sid       = "ChangeSecurityGroups"
    actions   = local.security_group_changes
    resources = ["${local.arn_of_ec2}:security-group/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/waymark-environment"
      values   = [var.environment]
    }

    # The load balancer's group has the environment's tag, too, but belongs to no service.
    condition {
      test     = "Null"
      variable = "aws:ResourceTag/waymark-service"
      values   = ["false"]
    }
  }

  statement {
    sid = "ChangeTheirRules"
    # A rule that is being made has no tags yet; its group has, and the statement above is about that.
    actions   = local.security_group_changes
    resources = ["${local.arn_of_ec2}:security-group-rule/*"]

    condition {
      test     = "StringEqualsIfExists"
      variable = "aws:ResourceTag/waymark-environment"
      values   = [var.environment]
    }
  }

  statement {
    sid = "Scale"
    actions = [
      "application-autoscaling:DeleteScalingPolicy",
      "application-autoscaling:DeregisterScalableTarget",
      "application-autoscaling:PutScalingPolicy",
      "application-autoscaling:RegisterScalableTarget",
      "application-autoscaling:TagResource",
    ]
    resources = ["arn:${local.partition}:application-autoscaling:${var.region}:${local.account}:scalable-target/*"]

    condition {
      test     = "StringEqualsIfExists"
      variable = "application-autoscaling:service-namespace"
      values   = ["ecs"]
    }
  }
}

locals {
  security_group_changes = [
    "ec2:AuthorizeSecurityGroupEgress",
    "ec2:AuthorizeSecurityGroupIngress",
    "ec2:DeleteSecurityGroup",
    "ec2:ModifySecurityGroupRules",
    "ec2:RevokeSecurityGroupEgress",
    "ec2:RevokeSecurityGroupIngress",
  ]

  arn_of_ec2     = "arn:${local.partition}:ec2:${var.region}:${local.account}"
  target_groups  = "arn:${local.partition}:elasticloadbalancing:${var.region}:${local.account}:targetgroup/*"
  listener_rules = "${replace(local.service_listener_arn, ":listener/", ":listener-rule/")}/*"
}
