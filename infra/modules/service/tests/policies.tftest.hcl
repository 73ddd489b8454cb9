# What policies say: their statements as Terraform has them, before the provider makes JSON of them.
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
    defaults = { arn = "arn:aws:iam::000000000000:role/waymark/dev/orders-any" }
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
  github         = { owner = "acme", owner_id = "1001", repository = "orders", repository_id = "2002" }
  repository_arn = "arn:aws:ecr:eu-central-1:000000000000:repository/orders"
}

override_resource {
  target          = aws_iam_role.execution
  override_during = plan
  values          = { arn = "arn:aws:iam::000000000000:role/waymark/dev/orders-execution" }
}

override_resource {
  target          = aws_iam_role.task
  override_during = plan
  values          = { arn = "arn:aws:iam::000000000000:role/waymark/dev/orders-task" }
}

run "only_this_repository_in_this_environment_takes_the_deploy_role" {
  command = plan

  assert {
    condition = sort([for one in data.aws_iam_policy_document.trust_github[0].statement[0].condition : "${one.test} ${one.variable} ${join(" ", one.values)}"]) == tolist([
      "StringEquals token.actions.githubusercontent.com:aud sts.amazonaws.com",
      "StringEquals token.actions.githubusercontent.com:sub repo:acme@1001/orders@2002:environment:dev",
    ])
    error_message = "The subject is exact, with GitHub's ids: nothing of it can be given to somebody else."
  }

  assert {
    condition     = length(data.aws_iam_policy_document.trust_github[0].statement) == 1 && one(data.aws_iam_policy_document.trust_github[0].statement[0].principals).type == "Federated"
    error_message = "Nobody else takes the role."
  }
}

run "the_deploy_role_reaches_this_service_alone" {
  command = plan

  assert {
    condition = { for one in data.aws_iam_policy_document.deploy[0].statement : one.sid => join(" ", sort(one.resources)) } == {
      MoveTheService          = "arn:aws:ecs:eu-central-1:000000000000:service/dev/orders"
      RegisterTaskDefinitions = "arn:aws:ecs:eu-central-1:000000000000:task-definition/orders-dev:*"
      TagWhatIsRegistered     = "arn:aws:ecs:eu-central-1:000000000000:task-definition/orders-dev:*"
      ReadTaskDefinitions     = "*"
      HandRolesToTasks        = "arn:aws:iam::000000000000:role/waymark/dev/orders-execution arn:aws:iam::000000000000:role/waymark/dev/orders-task"
      SignInToRegistry        = "*"
      LookForImages           = "arn:aws:ecr:eu-central-1:000000000000:repository/orders"
      PushImages              = "arn:aws:ecr:eu-central-1:000000000000:repository/orders"
    }
    error_message = "Each permission is about this service; all resources only where AWS knows none."
  }

  assert {
    condition = alltrue([
      for document in [data.aws_iam_policy_document.deploy[0], data.aws_iam_policy_document.execution] :
      alltrue([for one in document.statement : alltrue([for action in one.actions : !strcontains(action, "*")])])
    ])
    error_message = "No action is given by a pattern."
  }
}

run "an_environment_that_does_not_build_cannot_push" {
  command = plan

  variables {
    deploy_pushes_images = false
  }

  assert {
    condition = !contains(data.aws_iam_policy_document.deploy[0].statement[*].sid, "PushImages") && contains(
      flatten([for one in data.aws_iam_policy_document.deploy[0].statement : tolist(one.actions)]), "ecr:DescribeImages"
    )
    error_message = "It may look whether an image is there, and push none."
  }
}

run "a_task_starts_with_its_own_secrets_alone" {
  command = plan

  variables {
    secrets = {
      DATABASE_URL = "arn:aws:ssm:eu-central-1:000000000000:parameter/waymark/dev/orders/database"
      TOKEN        = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:waymark/dev/orders-a1b2c3:token::"
    }
  }

  assert {
    condition = { for one in data.aws_iam_policy_document.execution.statement : one.sid => join(" ", one.resources) } == {
      WriteLogs        = "arn:aws:logs:eu-central-1:000000000000:log-group:/waymark/dev/orders:*"
      PullImages       = "arn:aws:ecr:eu-central-1:000000000000:repository/orders"
      SignInToRegistry = "*"
      ReadParameters   = "arn:aws:ssm:eu-central-1:000000000000:parameter/waymark/dev/orders/database"
      ReadSecrets      = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:waymark/dev/orders-a1b2c3"
    }
    error_message = "Logs, image and the two secrets, and nothing else."
  }

  assert {
    condition     = join(" ", [for one in jsondecode(aws_ecs_task_definition.this.container_definitions)[0].secrets : one.name]) == "DATABASE_URL TOKEN"
    error_message = "The container gets both under their names."
  }
}

run "a_service_may_do_nothing_until_it_says_what" {
  command = plan

  assert {
    condition     = length(aws_iam_role_policy.task) == 0
    error_message = "The task role has no policy."
  }
}
