output "tasks" {
  description = "How many tasks the first deployment starts."
  value       = local.settings.minCount
}

output "url" {
  description = "Address of the service."
  value       = module.service.url
}
