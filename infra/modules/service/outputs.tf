output "name" {
  description = "Name of target group, security group and roles, by the naming rule."
  value       = local.name
}

output "url" {
  description = "Address of the service."
  value       = "${var.placement.url_scheme}://${var.host}"
}

output "cluster_name" {
  description = "Cluster that the service runs in."
  value       = var.placement.cluster_name
}

output "ecs_service_name" {
  description = "Name of the ECS service: the service's."
  value       = aws_ecs_service.this.name
}

output "task_family" {
  description = "Family of the service's task definitions in this environment: `<service>-<environment>`."
  value       = aws_ecs_task_definition.this.family
}

output "task_definition_arn" {
  description = "Task definition that Terraform registered last; deployments take their settings from the family's newest."
  value       = aws_ecs_task_definition.this.arn
}

output "target_group_arn" {
  description = "ARN of the target group."
  value       = aws_lb_target_group.this.arn
}

output "listener_rule_arn" {
  description = "ARN of the listener's rule for the service's host."
  value       = aws_lb_listener_rule.this.arn
}

output "security_group_id" {
  description = "Security group of the tasks: let it into a database's."
  value       = aws_security_group.tasks.id
}

output "log_group_name" {
  description = "Log group: `/waymark/<environment>/<service>`."
  value       = aws_cloudwatch_log_group.this.name
}

output "execution_role_arn" {
  description = "Role with which ECS starts tasks."
  value       = aws_iam_role.execution.arn
}

output "task_role_arn" {
  description = "Role that the running service has."
  value       = aws_iam_role.task.arn
}

output "deploy_role_arn" {
  description = "Role that the repository's workflows take; null without `github`."
  value       = one(aws_iam_role.deploy[*].arn)
}
