# What no role of a service can exceed, whichever policy somebody gives it: nothing of another environment, nothing that
# changes what roles may do. The provisioning role can make roles only with this boundary.
data "aws_iam_policy_document" "boundary" {
  statement {
    sid = "WithoutResource"
    # AWS knows no resource for these.
    actions   = ["ecr:GetAuthorizationToken", "ecs:DescribeTaskDefinition"]
    resources = ["*"]
  }

  statement {
    sid = "Images"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer",
    ]
    resources = [local.repositories]
  }

  statement {
    sid = "NewImages"
    actions = [
      "ecr:CompleteLayerUpload",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = [local.repositories]

    # The account may have repositories that are none of the platform's.
    condition {
      test     = "Null"
      variable = "aws:ResourceTag/waymark-service"
      values   = ["false"]
    }
  }

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${local.log_groups}:*"]
  }

  statement {
    sid       = "Parameters"
    actions   = ["ssm:GetParameters"]
    resources = ["arn:${local.partition}:ssm:${var.region}:${local.account}:parameter/${var.platform}/${var.environment}/*"]
  }

  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["arn:${local.partition}:secretsmanager:${var.region}:${local.account}:secret:${var.platform}/${var.environment}/*"]
  }

  statement {
    sid       = "Keys"
    actions   = ["kms:Decrypt"]
    resources = ["arn:${local.partition}:kms:${var.region}:${local.account}:key/*"]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["ssm.${var.region}.amazonaws.com", "secretsmanager.${var.region}.amazonaws.com"]
    }
  }

  statement {
    sid       = "Deployments"
    actions   = ["ecs:DescribeServices", "ecs:UpdateService"]
    resources = [local.ecs_services]
  }

  statement {
    sid       = "TaskDefinitions"
    actions   = ["ecs:RegisterTaskDefinition"]
    resources = [local.task_definitions]
  }

  statement {
    sid       = "TagsOfTaskDefinitions"
    actions   = ["ecs:TagResource"]
    resources = [local.task_definitions]

    condition {
      test     = "StringEquals"
      variable = "ecs:CreateAction"
      values   = ["RegisterTaskDefinition"]
    }
  }

  statement {
    sid       = "RolesForTasks"
    actions   = ["iam:PassRole"]
    resources = [local.roles]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  dynamic "statement" {
    for_each = length(var.service_actions) == 0 ? [] : [var.service_actions]
    content {
      sid     = "Services"
      actions = statement.value
      # A boundary grants nothing: which queue or table it is, a service's own policy says.
      resources = ["*"]
    }
  }
}

locals {
  arn_of_ecs       = "arn:${local.partition}:ecs:${var.region}:${local.account}"
  ecs_services     = "${local.arn_of_ecs}:service/${aws_ecs_cluster.this.name}/*"
  task_definitions = "${local.arn_of_ecs}:task-definition/*-${var.environment}:*"
  log_groups       = "arn:${local.partition}:logs:${var.region}:${local.account}:log-group:/waymark/${var.environment}/*"
  roles            = "arn:${local.partition}:iam::${local.account}:role${local.role_path}*"
}

resource "aws_iam_policy" "boundary" {
  name        = "${local.name}-services"
  path        = local.role_path
  description = "What roles of services in ${var.environment} cannot exceed"
  policy      = data.aws_iam_policy_document.boundary.json
}
