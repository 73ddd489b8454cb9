module "name" {
  source = "../name"

  service     = var.service
  environment = var.environment
}

data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name = module.name.name
  # Families are one namespace in an account and region, ECS services are one in their cluster.
  family = "${var.service}-${var.environment}"

  region    = data.aws_region.current.name
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition

  tags = merge(var.tags, {
    waymark-service     = var.service
    waymark-environment = var.environment
  })

  plain_settings = merge(var.environment_variables, {
    PORT         = tostring(var.port)
    SERVICE_NAME = var.service
    ENVIRONMENT  = var.environment
  })
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/waymark/${var.environment}/${var.service}"
  retention_in_days = var.log_retention_days
  tags              = local.tags
}

resource "aws_ecs_task_definition" "this" {
  family                   = local.family
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  container_definitions = jsonencode([
    merge(var.command == null ? {} : { command = var.command }, {
      name                                     = var.service
      image                                    = var.image
      essential                                = true
      # A process that is number one ignores SIGTERM unless it asks for it; a tiny init passes it on.
      linuxParameters = { initProcessEnabled = true }
      stopTimeout     = 30
      portMappings    = [{ containerPort = var.port, hostPort = var.port, protocol = "tcp" }]
      environment     = [for name in sort(keys(local.plain_settings)) : { name = name, value = local.plain_settings[name] }]
      secrets         = [for name in sort(keys(var.secrets)) : { name = name, valueFrom = var.secrets[name] }]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.this.name
          awslogs-region        = local.region
          awslogs-stream-prefix = var.service
        }
      }
    }),
  ])

  tags = local.tags
}

resource "aws_ecs_service" "this" {
  name            = var.service
  cluster         = var.placement.cluster_name
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = coalesce(var.desired_count, var.min_count)

  # A strategy is what Spot needs; for everything else the launch type says the same, and emulators know it.
  launch_type = var.capacity_provider == "FARGATE" ? "FARGATE" : null

  dynamic "capacity_provider_strategy" {
    for_each = var.capacity_provider == "FARGATE" ? [] : [var.capacity_provider]
    content {
      capacity_provider = capacity_provider_strategy.value
      weight            = 1
      base              = 0
    }
  }

  network_configuration {
    subnets          = var.placement.subnet_ids
    security_groups  = [aws_security_group.tasks.id]
    assign_public_ip = var.placement.assign_public_ip
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.this.arn
    container_name   = var.service
    container_port   = var.port
  }

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  # ECS counts the load balancer's verdict from the first second unless it is told to wait.
  health_check_grace_period_seconds = var.health_check.grace_period
  # Said aloud, because what ECS assumes differs between accounts and emulators, and would show in every plan.
  availability_zone_rebalancing = "ENABLED"
  propagate_tags                = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  tags = local.tags

  # A task is registered in its target group, which counts only while a rule of the listener uses it.
  depends_on = [aws_lb_listener_rule.this, aws_iam_role_policy.execution]

  lifecycle {
    # After the first apply these belong to deployments and to autoscaling.
    ignore_changes = [task_definition, desired_count]
  }
}
