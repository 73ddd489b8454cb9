variable "service" {
  description = "Name of the service: 3 to 40 lower-case letters, digits and single hyphens, beginning with a letter."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.service)) && length(var.service) >= 3 && length(var.service) <= 40
    error_message = "The service must be named with 3 to 40 lower-case letters, digits and single hyphens, beginning with a letter: for example order-api."
  }
}

variable "environment" {
  description = "Name of the environment: at most 20 lower-case letters, digits and single hyphens, beginning with a letter."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.environment)) && length(var.environment) <= 20
    error_message = "The environment must be named with at most 20 lower-case letters, digits and single hyphens, beginning with a letter: for example dev."
  }
}
