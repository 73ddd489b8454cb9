mock_provider "aws" {}

variables {
  service = "orders"
}

run "tags_are_immutable_and_pushes_are_scanned" {
  command = plan

  assert {
    condition     = aws_ecr_repository.this.name == "orders" && aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE"
    error_message = "The repository is named like its service, and its tags cannot be moved."
  }

  assert {
    condition     = aws_ecr_repository.this.image_scanning_configuration[0].scan_on_push
    error_message = "Every push is scanned."
  }

  assert {
    condition     = !aws_ecr_repository.this.force_delete
    error_message = "Images must not be lost with a destroy, unless that was asked for."
  }
}

run "the_lifecycle_keeps_what_was_asked_for" {
  command = plan

  variables {
    keep_images   = 50
    untagged_days = 3
  }

  assert {
    condition = [for rule in jsondecode(aws_ecr_lifecycle_policy.this.policy).rules : [rule.selection.tagStatus, rule.selection.countNumber]] == [
      ["untagged", 3],
      ["any", 50],
    ]
    error_message = "Untagged images go after 3 days, and 50 images stay."
  }
}

run "too_few_images_are_refused" {
  command = plan

  variables {
    keep_images = 9
  }

  expect_failures = [var.keep_images]
}

run "a_name_that_ecr_refuses_is_refused" {
  command = plan

  variables {
    service = "Orders"
  }

  expect_failures = [var.service]
}
