# The whole environment, planned without AWS.
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

override_resource {
  target          = aws_subnet.public
  override_during = plan
  values          = { id = "subnet-public" }
}

override_resource {
  target          = aws_subnet.private
  override_during = plan
  values          = { id = "subnet-private" }
}

override_resource {
  target          = aws_lb_listener.https
  override_during = plan
  values          = { arn = "arn:aws:elasticloadbalancing:eu-central-1:000000000000:listener/app/waymark-dev/1/https" }
}

run "four_subnets_lie_in_two_zones" {
  command = plan

  assert {
    condition     = [for subnet in concat(aws_subnet.public, aws_subnet.private) : "${subnet.cidr_block} ${subnet.availability_zone}"] == ["10.20.0.0/20 eu-central-1a", "10.20.16.0/20 eu-central-1b", "10.20.32.0/20 eu-central-1a", "10.20.48.0/20 eu-central-1b"]
    error_message = "Two public and two private subnets share the first zones."
  }
}

run "by_default_nothing_costs_while_idle_but_the_load_balancer" {
  command = plan

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && output.placement.assign_public_ip && join(" ", output.placement.subnet_ids) == "subnet-public subnet-public"
    error_message = "Tasks have public addresses and there is no NAT gateway."
  }
}

run "with_nat_tasks_are_private" {
  command = plan

  variables {
    egress = "nat"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 2 && !output.placement.assign_public_ip && join(" ", output.placement.subnet_ids) == "subnet-private subnet-private"
    error_message = "Tasks are in the private subnets, behind a gateway in each zone."
  }
}

run "one_gateway_serves_both_zones_where_that_is_enough" {
  command = plan

  variables {
    egress       = "nat"
    nat_per_zone = false
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && length(aws_route.private_to_nat) == 2
    error_message = "Both private subnets go through the one gateway."
  }
}

run "an_unknown_host_gets_404" {
  command = plan

  assert {
    condition     = aws_lb_listener.http.default_action[0].fixed_response[0].status_code == "404" && length(aws_lb_listener.https) == 0
    error_message = "Without a certificate the HTTP listener serves, and knows no other host."
  }

  assert {
    condition     = toset(keys(aws_vpc_security_group_ingress_rule.web)) == toset(["80 from 0.0.0.0/0"])
    error_message = "Only HTTP is let in."
  }
}

run "with_a_certificate_http_is_redirected" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:eu-central-1:000000000000:certificate/1"
  }

  assert {
    condition     = aws_lb_listener.http.default_action[0].type == "redirect" && aws_lb_listener.https[0].default_action[0].fixed_response[0].status_code == "404"
    error_message = "HTTP sends to HTTPS, which knows no other host."
  }

  assert {
    condition     = endswith(output.placement.listener_arn, "/https") && output.environment.baseUrl == "https://dev.example.com"
    error_message = "Services are on the HTTPS listener."
  }
}

run "the_example_is_a_service_like_any_other" {
  command = plan

  assert {
    condition     = [output.example.ecs_service_name, output.example.task_family, output.example.url, output.example.cluster_name] == ["example-api", "example-api-dev", "http://example-api.dev.example.com", "dev"]
    error_message = "The example is named by the same rules."
  }
}

run "the_example_runs_before_any_image_was_pushed" {
  command = plan

  assert {
    condition     = local.example_command[3] == file("../service-templates/example-api/server.js") && !local.has_example_image
    error_message = "A public image runs the example's one file."
  }
}

run "the_platform_is_told_where_deploy_roles_are" {
  command = plan

  assert {
    condition     = output.deploy_role_pattern == "arn:aws:iam::000000000000:role/waymark/{environment}/{service}-{environment}-deploy"
    error_message = "The pattern leads to the roles that the service module makes."
  }

  assert {
    condition     = output.provisioning_role_pattern == "arn:aws:iam::000000000000:role/waymark-{environment}-provisioning" && replace(output.placement_pattern, "{environment}", "dev") == aws_ssm_parameter.placement.name
    error_message = "The patterns lead to the provisioning role and to the placement."
  }
}

run "a_service_with_a_state_of_its_own_learns_where_it_is_kept" {
  command = plan

  variables {
    scrapers = { cidrs = ["10.20.0.0/16"] }
  }

  assert {
    condition     = [output.state_bucket, output.placement.scraper_cidrs[0]] == ["waymark-dev-state-000000000000", "10.20.0.0/16"]
    error_message = "Scrapers are part of the placement."
  }
}

run "without_github_no_workflow_may_do_anything" {
  command = plan

  assert {
    condition     = output.provisioning_role_arn == null && length(aws_iam_openid_connect_provider.github) == 0
    error_message = "Nobody was named."
  }
}

run "a_second_environment_of_an_account_uses_its_provider_and_registries" {
  command = plan

  variables {
    environment      = "prod"
    makes_registries = false
    github = {
      organisation          = "acme"
      organisation_id       = "1001"
      provisioning_workflow = "acme/waymark/.github/workflows/service-infra.yml@refs/heads/main"
      oidc_provider_arn     = "arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com"
    }
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 0 && length(module.example_registry) == 0 && aws_iam_role.provisioning[0].name == "waymark-prod-provisioning"
    error_message = "An account has one provider, and a service one repository."
  }
}

run "the_state_bucket_is_private_and_keeps_versions" {
  command = plan

  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled" && aws_s3_bucket_public_access_block.state.block_public_policy && aws_s3_bucket.state.bucket == "waymark-dev-state-000000000000"
    error_message = "States are kept, and shown to nobody."
  }
}
