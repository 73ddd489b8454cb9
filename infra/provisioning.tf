# The workflow that applies the Terraform of a new service cannot take a role that this Terraform makes: its role is
# made here, one for each environment, and reaches no further than names, paths and tags of this environment.
locals {
  has_github        = var.github != null
  makes_provider    = local.has_github && try(var.github.oidc_provider_arn, null) == null
  oidc_provider_arn = local.makes_provider ? aws_iam_openid_connect_provider.github[0].arn : try(var.github.oidc_provider_arn, null)
}

resource "aws_iam_openid_connect_provider" "github" {
  count = local.makes_provider ? 1 : 0

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "trust_provisioning" {
  count = local.has_github ? 1 : 0

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [local.oidc_provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    # Any repository of the organisation, in this environment …
    condition {
      test     = "StringLike"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:${var.github.organisation}@${var.github.organisation_id}/*:environment:${var.environment}"]
    }

    # … and only while it runs the platform's own workflow: what a repository writes itself cannot take this role.
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:job_workflow_ref"
      values   = [var.github.provisioning_workflow]
    }
  }
}

resource "aws_iam_role" "provisioning" {
  count = local.has_github ? 1 : 0

  # The platform tells workflows this name, so it follows from the names alone.
  name                 = "${var.platform}-${var.environment}-provisioning"
  description          = "The platform's workflow applies services' Terraform in ${var.environment} with it"
  assume_role_policy   = data.aws_iam_policy_document.trust_provisioning[0].json
  max_session_duration = 3600
}

resource "aws_iam_policy" "provisioning" {
  for_each = local.has_github ? {
    services = data.aws_iam_policy_document.provision_services.json
    network  = data.aws_iam_policy_document.provision_network.json
    access   = data.aws_iam_policy_document.provision_access.json
  } : {}

  name        = "${local.name}-provisioning-${each.key}"
  description = "What services' Terraform may change in ${var.environment}: ${each.key}"
  policy      = each.value
}

resource "aws_iam_role_policy_attachment" "provisioning" {
  for_each = aws_iam_policy.provisioning

  role       = aws_iam_role.provisioning[0].name
  policy_arn = each.value.arn
}

resource "aws_iam_role_policy_attachment" "provisioning_further" {
  for_each = local.has_github ? var.provisioning_policy_arns : []

  role       = aws_iam_role.provisioning[0].name
  policy_arn = each.value
}
