# Containers that are refused, and with which variable the message stands.
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

run "port_0_is_refused" {
  command = plan

  variables {
    port = 0
  }

  expect_failures = [var.port]
}

run "port_65536_is_refused" {
  command = plan

  variables {
    port = 65536
  }

  expect_failures = [var.port]
}

run "memory_that_its_cpu_does_not_take_is_refused" {
  command = plan

  variables {
    cpu    = 256
    memory = 4096
  }

  expect_failures = [var.memory]
}

run "memory_between_two_steps_is_refused" {
  command = plan

  variables {
    cpu    = 8192
    memory = 17408
  }

  expect_failures = [var.memory]
}

run "cpu_that_fargate_does_not_have_is_refused" {
  command = plan

  variables {
    cpu = 300
  }

  expect_failures = [var.cpu]
}

run "the_tag_latest_is_refused" {
  command = plan

  variables {
    image = "orders:latest"
  }

  expect_failures = [var.image]
}

run "an_image_without_a_tag_is_refused" {
  command = plan

  variables {
    image = "000000000000.dkr.ecr.eu-central-1.amazonaws.com/orders"
  }

  expect_failures = [var.image]
}

run "a_setting_of_the_platform_is_refused" {
  command = plan

  variables {
    environment_variables = { PORT = "1" }
  }

  expect_failures = [var.environment_variables]
}

run "a_secret_by_its_value_is_refused" {
  command = plan

  variables {
    secrets = { TOKEN = "hunter2" }
  }

  expect_failures = [var.secrets]
}

run "a_secret_that_is_a_setting_too_is_refused" {
  command = plan

  variables {
    environment_variables = { TOKEN = "x" }
    secrets               = { TOKEN = "arn:aws:ssm:eu-central-1:000000000000:parameter/waymark/dev/token" }
  }

  expect_failures = [var.secrets]
}

run "a_health_check_without_slash_is_refused" {
  command = plan

  variables {
    health_check = { path = "health" }
  }

  expect_failures = [var.health_check]
}

run "a_timeout_as_long_as_the_interval_is_refused" {
  command = plan

  variables {
    health_check = { interval = 5, timeout = 5 }
  }

  expect_failures = [var.health_check]
}

run "a_retention_that_cloudwatch_lacks_is_refused" {
  command = plan

  variables {
    log_retention_days = 2
  }

  expect_failures = [var.log_retention_days]
}
