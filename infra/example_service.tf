# What every service gets, shown with one that needs nothing of its own.
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
  image                 = var.example.image
  repository_arn        = one(module.example_registry[*].repository_arn)
  port                  = var.example.port
  environment_variables = var.example.environment_variables
  min_count             = var.example.count
  max_count             = max(4, var.example.count)
  autoscaling           = { enabled = var.autoscaling }
}
