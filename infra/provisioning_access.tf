# Roles, states and images: see provisioning.tf.
data "aws_iam_policy_document" "provision_access" {
  statement {
    sid       = "MakeRolesWithBoundary"
    actions   = ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"]
    resources = [local.roles]

    # Whatever is written into these roles, this boundary holds. DeleteRolePermissionsBoundary is nowhere allowed.
    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = [aws_iam_policy.boundary.arn]
    }
  }

  statement {
    sid = "ChangeRoles"
    actions = [
      "iam:DeleteRole",
      "iam:DeleteRolePolicy",
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole",
      "iam:ListRolePolicies",
      "iam:TagRole",
      "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
      "iam:UpdateRoleDescription",
    ]
    resources = [local.roles]
  }

  statement {
    sid       = "HandRolesToTasks"
    actions   = ["iam:PassRole"]
    resources = [local.roles]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  statement {
    sid       = "ReadPlacement"
    actions   = ["ssm:GetParameter"]
    resources = [aws_ssm_parameter.placement.arn]
  }

  statement {
    sid       = "KeepStates"
    actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    resources = ["${aws_s3_bucket.state.arn}/services/*"]
  }

  statement {
    sid = "FindStates"
    # Names alone. Without a condition on the prefix, which a question for one object does not carry: S3 then answers
    # 403 and not 404 for a state that is not there yet, and Terraform takes that for a failure.
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.state.arn]
  }

  dynamic "statement" {
    for_each = var.makes_registries ? [true] : []
    content {
      sid       = "MakeRegistries"
      actions   = ["ecr:CreateRepository", "ecr:TagResource"]
      resources = [local.repositories]

      condition {
        test     = "Null"
        variable = "aws:RequestTag/waymark-service"
        values   = ["false"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.makes_registries ? [true] : []
    content {
      sid = "ChangeRegistries"
      # Not to delete: images are what every environment runs.
      actions = [
        "ecr:DeleteLifecyclePolicy",
        "ecr:PutImageScanningConfiguration",
        "ecr:PutImageTagMutability",
        "ecr:PutLifecyclePolicy",
      ]
      resources = [local.repositories]

      # The account may have repositories that are none of the platform's.
      condition {
        test     = "Null"
        variable = "aws:ResourceTag/waymark-service"
        values   = ["false"]
      }
    }
  }

  statement {
    sid = "ReadRegistries"
    # Who looks a repository up in Terraform is told its newest tags, too, and for that its images are listed.
    actions = [
      "ecr:DescribeImages",
      "ecr:DescribeRepositories",
      "ecr:GetLifecyclePolicy",
      "ecr:ListTagsForResource",
    ]
    resources = [local.repositories]
  }
}

locals {
  repositories = "arn:${local.partition}:ecr:${var.region}:${local.account}:repository/*"
}
