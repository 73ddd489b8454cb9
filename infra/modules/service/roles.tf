# Two roles: ECS itself starts a task with the first (image, logs, secrets), the running service has the second.
data "aws_iam_policy_document" "trust_tasks" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    # ECS of another account must not use these roles for its own tasks.
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

locals {
  parameters = [for arn in distinct(values(var.secrets)) : arn if strcontains(arn, ":ssm:")]
  # `arn:…:secret:name:key:stage:version` names one value within a secret; the policy is about the secret.
  secrets = distinct([for arn in values(var.secrets) : join(":", slice(split(":", arn), 0, 7)) if strcontains(arn, ":secretsmanager:")])
}

data "aws_iam_policy_document" "execution" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }

  dynamic "statement" {
    for_each = var.repository_arn == null ? [] : [var.repository_arn]
    content {
      sid       = "PullImages"
      actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = var.repository_arn == null ? [] : [true]
    content {
      sid = "SignInToRegistry"
      # AWS knows no resource for this action: the token is the account's, what it opens is said above.
      actions   = ["ecr:GetAuthorizationToken"]
      resources = ["*"]
    }
  }

  dynamic "statement" {
    for_each = length(local.parameters) == 0 ? [] : [local.parameters]
    content {
      sid       = "ReadParameters"
      actions   = ["ssm:GetParameters"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(local.secrets) == 0 ? [] : [local.secrets]
    content {
      sid       = "ReadSecrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(var.secrets_kms_key_arns) == 0 ? [] : [var.secrets_kms_key_arns]
    content {
      sid       = "DecryptSecrets"
      actions   = ["kms:Decrypt"]
      resources = statement.value
    }
  }
}

resource "aws_iam_role" "execution" {
  name                 = "${local.name}-execution"
  path                 = var.placement.role_path
  description          = "ECS starts tasks of ${var.service} in ${var.environment} with it"
  assume_role_policy   = data.aws_iam_policy_document.trust_tasks.json
  permissions_boundary = var.placement.permissions_boundary_arn
  tags                 = local.tags
}

resource "aws_iam_role_policy" "execution" {
  name   = "start-tasks"
  role   = aws_iam_role.execution.name
  policy = data.aws_iam_policy_document.execution.json
}

resource "aws_iam_role" "task" {
  name                 = "${local.name}-task"
  path                 = var.placement.role_path
  description          = "${var.service} in ${var.environment} runs with it"
  assume_role_policy   = data.aws_iam_policy_document.trust_tasks.json
  permissions_boundary = var.placement.permissions_boundary_arn
  tags                 = local.tags
}

resource "aws_iam_role_policy" "task" {
  count = var.task_policy == null ? 0 : 1

  name   = "service"
  role   = aws_iam_role.task.name
  policy = var.task_policy
}
