# What is refused, and with which variable the message stands.
mock_provider "aws" {
  override_during = plan

  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "000000000000" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "eu-central-1" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::000000000000:policy/waymark/dev/services" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::000000000000:role/waymark/dev/example" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com" }
  }
  mock_resource "aws_ecr_repository" {
    defaults = { arn = "arn:aws:ecr:eu-central-1:000000000000:repository/example-api" }
  }
  mock_resource "aws_lb" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:000000000000:loadbalancer/app/waymark-dev/1" }
  }
  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:000000000000:listener/app/waymark-dev/1/2" }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:000000000000:targetgroup/example/1", arn_suffix = "targetgroup/example/1" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:000000000000:log-group:/waymark/dev/example-api" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:eu-central-1:000000000000:task-definition/example-api-dev:1" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::waymark-dev-state" }
  }
}

variables {
  environment = "dev"
  region      = "eu-central-1"
  base_host   = "dev.example.com"
}

run "an_upper_case_environment_is_refused" {
  command = plan

  variables {
    environment = "Dev"
  }

  expect_failures = [var.environment]
}

run "an_environment_of_21_characters_is_refused" {
  command = plan

  variables {
    environment = "abcdefghijklmnopqrstu"
  }

  expect_failures = [var.environment]
}

run "a_region_that_is_none_is_refused" {
  command = plan

  variables {
    region = "frankfurt"
  }

  expect_failures = [var.region]
}

run "a_base_host_with_a_scheme_is_refused" {
  command = plan

  variables {
    base_host = "https://dev.example.com"
  }

  expect_failures = [var.base_host]
}

run "a_range_too_small_for_four_subnets_is_refused" {
  command = plan

  variables {
    vpc_cidr = "10.20.0.0/28"
  }

  expect_failures = [var.vpc_cidr]
}

run "an_unknown_egress_is_refused" {
  command = plan

  variables {
    egress = "magic"
  }

  expect_failures = [var.egress]
}

run "a_certificate_by_name_is_refused" {
  command = plan

  variables {
    certificate_arn = "dev.example.com"
  }

  expect_failures = [var.certificate_arn]
}

run "a_load_balancer_for_nobody_is_refused" {
  command = plan

  variables {
    allowed_cidrs = []
  }

  expect_failures = [var.allowed_cidrs]
}

run "a_platform_named_internal_is_refused" {
  command = plan

  variables {
    platform = "internal-tools"
  }

  expect_failures = [var.platform]
}

run "an_organisation_without_its_id_is_refused" {
  command = plan

  variables {
    github = { organisation = "acme", organisation_id = "acme", provisioning_workflow = "acme/waymark/.github/workflows/service-infra.yml@refs/heads/main" }
  }

  expect_failures = [var.github]
}

run "a_workflow_by_pattern_is_refused" {
  command = plan

  variables {
    github = { organisation = "acme", organisation_id = "1001", provisioning_workflow = "acme/waymark/.github/workflows/service-infra.yml@*" }
  }

  expect_failures = [var.github]
}

run "actions_on_roles_are_not_for_services" {
  command = plan

  variables {
    service_actions = ["iam:CreateRole"]
  }

  expect_failures = [var.service_actions]
}

run "a_whole_service_of_aws_is_refused" {
  command = plan

  variables {
    service_actions = ["s3:*"]
  }

  expect_failures = [var.service_actions]
}

run "scrapers_are_never_everybody" {
  command = plan

  variables {
    scrapers = { cidrs = ["0.0.0.0/0"] }
  }

  expect_failures = [var.scrapers]
}

run "the_provisioning_role_is_no_administrator" {
  command = plan

  variables {
    provisioning_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
  }

  expect_failures = [var.provisioning_policy_arns]
}
