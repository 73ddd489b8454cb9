output "name" {
  description = "`<service, cut>-<environment>-<6 digits of a hash>`: at most 32 characters, fit for every kind of AWS resource."
  value       = "${local.cut}-${var.environment}-${local.hash}"
}
