mock_provider "aws" {
  override_during = plan

  mock_data "aws_region" {
    defaults = { name = "eu-central-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "000000000000" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::000000000000:role/waymark/dev/orders" }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:000000000000:targetgroup/orders/1", arn_suffix = "targetgroup/orders/1" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:000000000000:log-group:/waymark/dev/orders" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:eu-central-1:000000000000:task-definition/orders-dev:1" }
  }
}

variables {
  service     = "orders"
  environment = "dev"
  host        = "orders.dev.example.com"
  priority    = 100
  image       = "000000000000.dkr.ecr.eu-central-1.amazonaws.com/orders:initial"
  placement = {
    cluster_name               = "dev"
    vpc_id                     = "vpc-1"
    subnet_ids                 = ["subnet-1", "subnet-2"]
    assign_public_ip           = true
    load_balancer_arn_suffix   = "app/waymark-dev/1"
    load_balancer_dns_name     = "waymark-dev.example.com"
    listener_arn               = "arn:aws:elasticloadbalancing:eu-central-1:000000000000:listener/app/waymark-dev/1/2"
    listener_security_group_id = "sg-1"
    url_scheme                 = "https"
    role_path                  = "/waymark/dev/"
    permissions_boundary_arn   = "arn:aws:iam::000000000000:policy/waymark/dev/services"
    oidc_provider_arn          = "arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com"
  }
}

run "names_are_those_that_platform_and_workflows_use" {
  command = plan

  assert {
    condition     = [output.ecs_service_name, output.task_family, output.log_group_name, output.url] == ["orders", "orders-dev", "/waymark/dev/orders", "https://orders.dev.example.com"]
    error_message = "The ECS service is named like the service, its family <service>-<environment>, its log group /waymark/<environment>/<service>."
  }

  assert {
    condition     = [aws_lb_target_group.this.name, aws_security_group.tasks.name, aws_iam_role.task.name, aws_iam_role.execution.name] == ["orders-dev-84cfc7", "orders-dev-84cfc7", "orders-dev-84cfc7-task", "orders-dev-84cfc7-execution"]
    error_message = "Everything else is named by the naming rule."
  }
}

run "a_container_is_told_who_and_where_it_is" {
  command = plan

  variables {
    port                  = 9000
    environment_variables = { LOG_LEVEL = "debug" }
  }

  assert {
    condition = { for one in jsondecode(aws_ecs_task_definition.this.container_definitions)[0].environment : one.name => one.value } == {
      LOG_LEVEL = "debug", PORT = "9000", SERVICE_NAME = "orders", ENVIRONMENT = "dev"
    }
    error_message = "PORT, SERVICE_NAME and ENVIRONMENT stand beside the service's own settings."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].name == "orders" && jsondecode(aws_ecs_task_definition.this.container_definitions)[0].stopTimeout == 30
    error_message = "The container is named like its service and has 30 seconds to stop."
  }

  assert {
    condition     = !can(jsondecode(aws_ecs_task_definition.this.container_definitions)[0].command)
    error_message = "Its command is the image's."
  }

  assert {
    condition     = one(aws_ecs_service.this.load_balancer).container_port == 9000 && aws_vpc_security_group_ingress_rule.from_load_balancer.from_port == 9000 && aws_vpc_security_group_ingress_rule.from_load_balancer.to_port == 9000
    error_message = "The load balancer reaches the container's port, and no other."
  }
}

run "a_broken_release_is_taken_back" {
  command = plan

  assert {
    condition     = aws_ecs_service.this.deployment_circuit_breaker[0].enable && aws_ecs_service.this.deployment_circuit_breaker[0].rollback
    error_message = "The circuit breaker is on, and rolls back."
  }

  assert {
    condition     = aws_ecs_service.this.health_check_grace_period_seconds == 60 && tonumber(aws_lb_target_group.this.deregistration_delay) == 30
    error_message = "A new task is left alone for 60 seconds, an old one gets 30 to finish."
  }

  assert {
    condition     = aws_ecs_service.this.deployment_minimum_healthy_percent == 100
    error_message = "Old tasks stay until new ones are healthy."
  }
}

run "a_task_is_reached_through_the_load_balancer_alone" {
  command = plan

  assert {
    condition     = aws_vpc_security_group_ingress_rule.from_load_balancer.referenced_security_group_id == "sg-1" && aws_vpc_security_group_ingress_rule.from_load_balancer.cidr_ipv4 == null
    error_message = "Only the load balancer's security group is let in."
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.from_scraper) + length(aws_vpc_security_group_ingress_rule.from_scraper_range) == 0
    error_message = "Nobody scrapes unless the environment says so."
  }

  assert {
    condition     = [for one in aws_lb_listener_rule.this.condition : one.host_header[0].values] == [toset(["orders.dev.example.com"])] && aws_lb_listener_rule.this.priority == 100
    error_message = "The rule sends this host here, with the priority that was given."
  }
}

run "the_number_of_tasks_follows_the_load" {
  command = plan

  variables {
    min_count = 2
    max_count = 6
  }

  assert {
    condition     = aws_ecs_service.this.desired_count == 2 && aws_appautoscaling_target.this[0].min_capacity == 2 && aws_appautoscaling_target.this[0].max_capacity == 6
    error_message = "It begins with the minimum and stays within the limits."
  }

  assert {
    condition     = length(aws_appautoscaling_policy.cpu) == 1 && aws_appautoscaling_policy.requests[0].target_tracking_scaling_policy_configuration[0].predefined_metric_specification[0].resource_label == "app/waymark-dev/1/targetgroup/orders/1"
    error_message = "It follows CPU, and requests as AWS names them."
  }
}

run "without_autoscaling_nothing_of_it_is_made" {
  command = plan

  variables {
    autoscaling = { enabled = false }
  }

  assert {
    condition     = length(aws_appautoscaling_target.this) + length(aws_appautoscaling_policy.cpu) + length(aws_appautoscaling_policy.requests) == 0
    error_message = "Autoscaling was not asked for."
  }
}

run "every_role_has_the_boundary_and_the_path" {
  command = plan

  variables {
    github = { owner = "acme", owner_id = "1001", repository = "orders", repository_id = "2002" }
  }

  assert {
    condition     = alltrue([for role in [aws_iam_role.task, aws_iam_role.execution, aws_iam_role.deploy[0]] : role.permissions_boundary == "arn:aws:iam::000000000000:policy/waymark/dev/services" && role.path == "/waymark/dev/"])
    error_message = "No role of a service is without the environment's boundary."
  }

  assert {
    condition     = aws_iam_role.deploy[0].name == "orders-dev-deploy"
    error_message = "The platform tells workflows the role <service>-<environment>-deploy."
  }
}

run "without_a_repository_nobody_may_deploy" {
  command = plan

  assert {
    condition     = length(aws_iam_role.deploy) == 0 && output.deploy_role_arn == null
    error_message = "A deploy role needs a repository to trust."
  }
}

run "spot_is_a_strategy_and_everything_else_a_launch_type" {
  command = plan

  variables {
    capacity_provider = "FARGATE_SPOT"
  }

  assert {
    condition     = one(aws_ecs_service.this.capacity_provider_strategy).capacity_provider == "FARGATE_SPOT"
    error_message = "Tasks run on Spot."
  }
}

run "scrapers_are_security_groups_or_ranges" {
  command = plan

  variables {
    port = 9000
    placement = merge(var.placement, {
      scraper_security_group_ids = ["sg-2"]
      scraper_cidrs              = ["10.9.0.0/24"]
      state_bucket               = "what an environment says beside its placement is passed over"
    })
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.from_scraper["sg-2"].from_port == 9000 && aws_vpc_security_group_ingress_rule.from_scraper_range["10.9.0.0/24"].to_port == 9000
    error_message = "Scrapers reach the container's port."
  }
}

run "a_service_may_wait_for_its_first_image" {
  command = plan

  variables {
    min_count     = 2
    desired_count = 0
  }

  assert {
    condition     = aws_ecs_service.this.desired_count == 0 && aws_appautoscaling_target.this[0].min_capacity == 2
    error_message = "Nothing is started before there is an image."
  }
}

run "a_given_command_takes_the_place_of_the_images" {
  command = plan

  variables {
    command = ["node", "server.js"]
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].command == ["node", "server.js"]
    error_message = "The container runs what was given."
  }
}
