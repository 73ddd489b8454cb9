# What this service needs on AWS, once for each environment with a state of its own. The deploy workflow applies it before
# it deploys. Settings are in waymark.json, and what differs between environments comes from the platform.
provider "aws" {
  region = var.region

  default_tags {
    tags = { managed-by = "terraform" }
  }
}

# Network, load balancer and cluster of the environment, as it tells of them.
data "aws_ssm_parameter" "placement" {
  name = var.placement_parameter
}

locals {
  settings  = jsondecode(file("${path.module}/../waymark.json"))
  placement = jsondecode(data.aws_ssm_parameter.placement.insecure_value)
  # Images are kept once for all environments; the first one makes the place for them.
  makes_registry = local.placement.makes_registries
  registry_arn   = local.makes_registry ? module.registry[0].repository_arn : data.aws_ecr_repository.shared[0].arn
  registry_url   = local.makes_registry ? module.registry[0].repository_url : data.aws_ecr_repository.shared[0].repository_url
}

module "registry" {
  source = "git::<% platform.url %>.git//infra/modules/registry?ref=<% platform.ref %>"
  count  = local.makes_registry ? 1 : 0

  service = local.settings.service
}

data "aws_ecr_repository" "shared" {
  count = local.makes_registry ? 0 : 1

  name = local.settings.service
}

module "service" {
  source = "git::<% platform.url %>.git//infra/modules/service?ref=<% platform.ref %>"

  placement   = local.placement
  service     = local.settings.service
  environment = var.environment
  host        = regex("^https?://([^/:]+)", var.url)[0]
  priority    = var.priority

  # Deployments bring images, and the first one the number of tasks: until then nothing runs.
  image                = "${local.registry_url}:not-deployed"
  desired_count        = 0
  repository_arn       = local.registry_arn
  github               = var.github
  deploy_pushes_images = var.builds

  port                  = local.settings.port
  cpu                   = local.settings.cpu
  memory                = local.settings.memory
  environment_variables = local.settings.environment
  health_check          = { path = local.settings.healthPath }
  min_count             = local.settings.minCount
  max_count             = max(4, 2 * local.settings.minCount)
  autoscaling           = { enabled = var.autoscaling }

  # Name of the environment variable to ARN of an SSM parameter or a Secrets Manager secret of this environment.
  secrets = {}
}
