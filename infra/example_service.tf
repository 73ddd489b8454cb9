# What every service gets, shown with one that needs nothing of its own.
locals {
  has_example_image = var.example.image != null
  # The service is one file without dependencies, so the first apply has something to run before any image was pushed.
  example_command = ["node", "--input-type=module", "--eval", file("${path.module}/../service-templates/example-api/server.js")]
}

module "example_registry" {
  source = "./modules/registry"
  count  = var.makes_registries ? 1 : 0

  service = "example-api"
}

module "example" {
  source = "./modules/service"

  placement             = local.placement
  service               = "example-api"
  environment           = var.environment
  host                  = "example-api.${var.base_host}"
  priority              = var.example.priority
  image                 = local.has_example_image ? var.example.image : "public.ecr.aws/docker/library/node:24-slim"
  command               = local.has_example_image ? null : local.example_command
  repository_arn        = one(module.example_registry[*].repository_arn)
  port                  = var.example.port
  environment_variables = var.example.environment_variables
  min_count             = var.example.count
  max_count             = max(4, var.example.count)
  autoscaling           = { enabled = var.autoscaling }
}
