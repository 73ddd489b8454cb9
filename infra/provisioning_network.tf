# Load balancing and security groups: see provisioning.tf. A policy takes 6144 characters, so there are several.
data "aws_iam_policy_document" "provision_network" {
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
    sid = "TagWhatIsThere"
    # Other tags than the platform's own, which say whose it is.
    actions = [
      "ec2:CreateTags",
      "ec2:DeleteTags",
      "elasticloadbalancing:AddTags",
      "elasticloadbalancing:RemoveTags",
    ]
    resources = [
      local.target_groups,
      local.listener_rules,
      "${local.arn_of_ec2}:security-group/*",
      "${local.arn_of_ec2}:security-group-rule/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/waymark-environment"
      values   = [var.environment]
    }

    condition {
      test     = "ForAllValues:StringNotLike"
      variable = "aws:TagKeys"
      values   = ["waymark-*"]
    }

    # With no tag named, the condition above would hold for all of them.
    condition {
      test     = "Null"
      variable = "aws:TagKeys"
      values   = ["false"]
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
