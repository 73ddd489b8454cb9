output "repository_arn" {
  description = "ARN of the repository: the service module's `repository_arn`."
  value       = aws_ecr_repository.this.arn
}

output "repository_url" {
  description = "Address of the repository without a tag: `<account>.dkr.ecr.<region>.amazonaws.com/<service>`."
  value       = aws_ecr_repository.this.repository_url
}

output "repository_name" {
  description = "Name of the repository: the service's."
  value       = aws_ecr_repository.this.name
}
