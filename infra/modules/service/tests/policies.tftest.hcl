# What policies say. They are made by the real provider, which asks nobody for them; nothing is applied.
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "made-up"
  secret_key                  = "made-up"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

override_data {
  target = data.aws_caller_identity.current
  values = { account_id = "000000000000" }
}

override_resource {
  target          = aws_cloudwatch_log_group.this
  override_during = plan
  values          = { arn = "arn:aws:logs:eu-central-1:000000000000:log-group:/waymark/dev/orders" }
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

run "only_this_repository_in_this_environment_takes_the_deploy_role" {
  command = plan

  assert {
    condition = jsondecode(data.aws_iam_policy_document.trust_github[0].json).Statement == [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com" }
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:acme@1001/orders@2002:environment:dev"
        }
      }
    }]
    error_message = "The subject is exact, with GitHub's ids: nothing of it can be given to somebody else."
  }
}

run "the_deploy_role_reaches_this_service_alone" {
  command = plan

  assert {
    condition = { for one in jsondecode(data.aws_iam_policy_document.deploy[0].json).Statement : one.Sid => one.Resource } == {
      MoveTheService          = "arn:aws:ecs:eu-central-1:000000000000:service/dev/orders"
      RegisterTaskDefinitions = "arn:aws:ecs:eu-central-1:000000000000:task-definition/orders-dev:*"
      ReadTaskDefinitions     = "*"
      HandRolesToTasks        = ["arn:aws:iam::000000000000:role/waymark/dev/orders-task", "arn:aws:iam::000000000000:role/waymark/dev/orders-execution"]
      SignInToRegistry        = "*"
      LookForImages           = "arn:aws:ecr:eu-central-1:000000000000:repository/orders"
      PushImages              = "arn:aws:ecr:eu-central-1:000000000000:repository/orders"
    }
    error_message = "Each permission is about this service; all resources only where AWS knows none."
  }

  assert {
    condition = alltrue([
      for document in [data.aws_iam_policy_document.deploy[0].json, data.aws_iam_policy_document.execution.json] :
      alltrue([for action in flatten(jsondecode(document).Statement[*].Action) : !strcontains(action, "*")])
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
    condition     = !strcontains(data.aws_iam_policy_document.deploy[0].json, "ecr:PutImage") && strcontains(data.aws_iam_policy_document.deploy[0].json, "ecr:DescribeImages")
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
    condition = { for one in jsondecode(data.aws_iam_policy_document.execution.json).Statement : one.Sid => one.Resource } == {
      WriteLogs        = "arn:aws:logs:eu-central-1:000000000000:log-group:/waymark/dev/orders:*"
      PullImages       = "arn:aws:ecr:eu-central-1:000000000000:repository/orders"
      SignInToRegistry = "*"
      ReadParameters   = "arn:aws:ssm:eu-central-1:000000000000:parameter/waymark/dev/orders/database"
      ReadSecrets      = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:waymark/dev/orders-a1b2c3"
    }
    error_message = "Logs, image and the two secrets, and nothing else."
  }

  assert {
    condition     = [for one in jsondecode(aws_ecs_task_definition.this.container_definitions)[0].secrets : one.name] == ["DATABASE_URL", "TOKEN"]
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
