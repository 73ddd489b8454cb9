run "names_are_those_of_the_shared_vectors" {
  command = plan

  module {
    source = "./tests/vectors"
  }

  assert {
    condition     = output.count >= 8
    error_message = "The vectors were not read."
  }

  assert {
    condition     = length(output.wrong) == 0
    error_message = join(", ", output.wrong)
  }
}

run "an_upper_case_name_is_refused" {
  command = plan

  variables {
    service     = "Orders"
    environment = "dev"
  }

  expect_failures = [var.service]
}

run "a_name_that_ends_in_a_hyphen_is_refused" {
  command = plan

  variables {
    service     = "orders-"
    environment = "dev"
  }

  expect_failures = [var.service]
}

run "an_environment_of_21_characters_is_refused" {
  command = plan

  variables {
    service     = "orders"
    environment = "abcdefghijklmnopqrstu"
  }

  expect_failures = [var.environment]
}
