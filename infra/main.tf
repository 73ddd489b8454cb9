# One environment of the platform: network, load balancer, cluster, an example service, and who may change them. Each
# environment is applied by itself, with its own variables and its own state.
#
# An emulator is named in the process environment alone (AWS_ENDPOINT_URL and made-up keys): nothing here knows of it.
provider "aws" {
  region  = var.region
  profile = var.profile

  default_tags {
    tags = {
      waymark-platform    = var.platform
      waymark-environment = var.environment
      managed-by          = "terraform"
    }
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

module "name" {
  source = "./modules/name"

  service     = var.platform
  environment = var.environment
}

locals {
  name      = module.name.name
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  role_path = "/${var.platform}/${var.environment}/"

  # All that a service has to know of where it runs.
  placement = {
    # Said through the capacity providers, without which the cluster takes no service.
    cluster_name               = aws_ecs_cluster_capacity_providers.this.cluster_name
    vpc_id                     = aws_vpc.this.id
    subnet_ids                 = var.egress == "nat" ? aws_subnet.private[*].id : aws_subnet.public[*].id
    assign_public_ip           = var.egress == "public"
    load_balancer_arn_suffix   = aws_lb.this.arn_suffix
    load_balancer_dns_name     = aws_lb.this.dns_name
    listener_arn               = local.service_listener_arn
    listener_security_group_id = aws_security_group.load_balancer.id
    url_scheme                 = local.is_https ? "https" : "http"
    role_path                  = local.role_path
    permissions_boundary_arn   = aws_iam_policy.boundary.arn
    oidc_provider_arn          = local.oidc_provider_arn
    scraper_security_group_ids = var.scrapers.security_group_ids
    scraper_cidrs              = var.scrapers.cidrs
  }
}

# Services have states of their own; this is where they read their placement.
resource "aws_ssm_parameter" "placement" {
  name        = "/${var.platform}/${var.environment}/placement"
  description = "Where services of ${var.environment} run, as JSON: the service module's placement, and where their states are"
  type        = "String"
  value = jsonencode(merge(local.placement, {
    state_bucket     = aws_s3_bucket.state.bucket
    makes_registries = var.makes_registries
  }))
}
