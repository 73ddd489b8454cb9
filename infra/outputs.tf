output "placement" {
  description = "Where services of this environment run: the service module's `placement`."
  value       = local.placement
}

output "placement_parameter" {
  description = "SSM parameter that holds the placement as JSON, for services with a state of their own, and the name of the bucket for it."
  value       = aws_ssm_parameter.placement.name
}

output "environment" {
  description = "The environment as the platform's ENVIRONMENTS wants it, without rank and protection."
  value = {
    name       = var.environment
    baseUrl    = "${local.placement.url_scheme}://${var.base_host}"
    ecsCluster = aws_ecs_cluster.this.name
    region     = var.region
  }
}

output "load_balancer_dns_name" {
  description = "What the DNS record `*.<base_host>` has to point to."
  value       = aws_lb.this.dns_name
}

output "load_balancer_zone_id" {
  description = "Hosted zone of the load balancer, for an alias record."
  value       = aws_lb.this.zone_id
}

output "example" {
  description = "The example service, as its module tells of it."
  value       = module.example
}

output "example_repository_url" {
  description = "Where images of the example service are pushed; null where another environment made the repository."
  value       = one(module.example_registry[*].repository_url)
}

output "deploy_role_pattern" {
  description = "The platform's DEPLOY_ROLE: `{service}` and `{environment}` are filled in by it."
  value       = "arn:${local.partition}:iam::${local.account}:role/${var.platform}/{environment}/{service}-{environment}-deploy"
}

output "provisioning_role_pattern" {
  description = "The platform's PROVISIONING_ROLE: `{environment}` is filled in by it."
  value       = "arn:${local.partition}:iam::${local.account}:role/${var.platform}-{environment}-provisioning"
}

output "placement_pattern" {
  description = "The platform's PLACEMENT_PARAMETER: `{environment}` is filled in by it."
  value       = "/${var.platform}/{environment}/placement"
}

output "provisioning_role_arn" {
  description = "Role of the workflow that applies services' Terraform; null without `github`."
  value       = one(aws_iam_role.provisioning[*].arn)
}

output "oidc_provider_arn" {
  description = "The account's OIDC provider for GitHub Actions, to be handed to further environments of this account; null without `github`."
  value       = local.oidc_provider_arn
}

output "state_bucket" {
  description = "Bucket for Terraform states: the platform's under `platform/`, services' under `services/`."
  value       = aws_s3_bucket.state.bucket
}
