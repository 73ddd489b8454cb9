# What a workflow of the service's repository may do in this environment: push the image, register a task definition of
# this family, move this ECS service to it. It cannot change what the service may do, nor touch another service.
locals {
  has_deploy_role = var.github != null
  arn_of_ecs      = "arn:${local.partition}:ecs:${local.region}:${local.account}"
}

data "aws_iam_policy_document" "trust_github" {
  count = local.has_deploy_role ? 1 : 0

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [var.placement.oidc_provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    # The subject of repositories made since July 2026. Its ids make it worthless to whoever takes a name over later.
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:${var.github.owner}@${var.github.owner_id}/${var.github.repository}@${var.github.repository_id}:environment:${var.environment}"]
    }
  }
}

data "aws_iam_policy_document" "deploy" {
  count = local.has_deploy_role ? 1 : 0

  statement {
    sid       = "MoveTheService"
    actions   = ["ecs:DescribeServices", "ecs:UpdateService"]
    resources = ["${local.arn_of_ecs}:service/${var.placement.cluster_name}/${var.service}"]
  }

  statement {
    sid       = "RegisterTaskDefinitions"
    actions   = ["ecs:RegisterTaskDefinition"]
    resources = ["${local.arn_of_ecs}:task-definition/${local.family}:*"]
  }

  statement {
    sid = "TagWhatIsRegistered"
    # A new revision is registered with the tags of the one that it is based on.
    actions   = ["ecs:TagResource"]
    resources = ["${local.arn_of_ecs}:task-definition/${local.family}:*"]

    condition {
      test     = "StringEquals"
      variable = "ecs:CreateAction"
      values   = ["RegisterTaskDefinition"]
    }
  }

  statement {
    sid = "ReadTaskDefinitions"
    # AWS knows no resource for this action.
    actions   = ["ecs:DescribeTaskDefinition"]
    resources = ["*"]
  }

  statement {
    sid       = "HandRolesToTasks"
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.execution.arn, aws_iam_role.task.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  statement {
    sid = "SignInToRegistry"
    # AWS knows no resource for this action: the token is the account's, what it opens is said below.
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = var.repository_arn == null ? [] : [var.repository_arn]
    content {
      sid       = "LookForImages"
      actions   = ["ecr:BatchGetImage", "ecr:DescribeImages"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = var.repository_arn != null && var.deploy_pushes_images ? [var.repository_arn] : []
    content {
      sid = "PushImages"
      actions = [
        "ecr:BatchCheckLayerAvailability",
        "ecr:CompleteLayerUpload",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ]
      resources = [statement.value]
    }
  }
}

resource "aws_iam_role" "deploy" {
  count = local.has_deploy_role ? 1 : 0

  # The platform tells workflows this name before the role is there, so it follows from the names alone.
  name                 = "${var.service}-${var.environment}-deploy"
  path                 = var.placement.role_path
  description          = "Workflows of ${var.github.owner}/${var.github.repository} deploy to ${var.environment} with it"
  assume_role_policy   = data.aws_iam_policy_document.trust_github[0].json
  permissions_boundary = var.placement.permissions_boundary_arn
  max_session_duration = 3600
  tags                 = local.tags
}

resource "aws_iam_role_policy" "deploy" {
  count = local.has_deploy_role ? 1 : 0

  name   = "deploy"
  role   = aws_iam_role.deploy[0].name
  policy = data.aws_iam_policy_document.deploy[0].json
}
