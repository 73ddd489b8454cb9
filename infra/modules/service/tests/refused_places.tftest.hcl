# Names, places and numbers that are refused, and with which variable the message stands.
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

run "a_host_with_a_scheme_is_refused" {
  command = plan

  variables {
    host = "https://orders.dev.example.com"
  }

  expect_failures = [var.host]
}

run "a_host_with_a_wildcard_is_refused" {
  command = plan

  variables {
    host = "*.dev.example.com"
  }

  expect_failures = [var.host]
}

run "a_host_without_a_dot_is_refused" {
  command = plan

  variables {
    host = "orders"
  }

  expect_failures = [var.host]
}

run "a_host_with_an_underscore_is_refused" {
  command = plan

  variables {
    host = "order_api.dev.example.com"
  }

  expect_failures = [var.host]
}

run "priority_0_is_refused" {
  command = plan

  variables {
    priority = 0
  }

  expect_failures = [var.priority]
}

run "priority_50001_is_refused" {
  command = plan

  variables {
    priority = 50001
  }

  expect_failures = [var.priority]
}

run "an_upper_case_service_is_refused" {
  command = plan

  variables {
    service = "Orders"
  }

  expect_failures = [var.service]
}

run "names_that_iam_has_no_room_for_are_refused" {
  command = plan

  variables {
    service     = "abcdefghijklmnopqrstuvwxyz-abcdefghijklm"
    environment = "an-environment-of-20"
  }

  expect_failures = [var.environment]
}

run "a_maximum_below_the_minimum_is_refused" {
  command = plan

  variables {
    min_count = 3
    max_count = 2
  }

  expect_failures = [var.max_count]
}

run "a_count_outside_the_limits_is_refused" {
  command = plan

  variables {
    desired_count = 9
  }

  expect_failures = [var.desired_count]
}

run "a_repository_by_name_alone_is_refused" {
  command = plan

  variables {
    github = { owner = "acme", owner_id = "acme", repository = "orders", repository_id = "2002" }
  }

  expect_failures = [var.github]
}
