variable "platform" {
  description = "Name of the platform: the beginning of its resources' names and of paths of roles and parameters."
  type        = string
  default     = "waymark"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.platform)) && length(var.platform) >= 3 && length(var.platform) <= 20 && !startswith(var.platform, "internal-")
    error_message = "The platform must be named with 3 to 20 lower-case letters, digits and single hyphens; a load balancer's name may not begin with internal-."
  }
}

variable "environment" {
  description = "Name of the environment, as the platform has it: dev, staging, prod."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.environment)) && length(var.environment) <= 20
    error_message = "The environment must be named with at most 20 lower-case letters, digits and single hyphens, beginning with a letter: for example dev."
  }
}

variable "region" {
  description = "AWS region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "The region must be one of AWS, such as eu-central-1."
  }
}

variable "profile" {
  description = "Profile of the AWS configuration to use; null takes credentials from where the AWS SDK finds them."
  type        = string
  default     = null
}

variable "base_host" {
  description = "Host that services' names go in front of: dev.example.com makes orders.dev.example.com. The platform's base URL of the environment without its scheme."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", var.base_host)) && length(var.base_host) <= 87
    error_message = "The base host must be a host name in lower case, without scheme or port and of at most 87 characters: for example dev.example.com."
  }
}

variable "cluster_name" {
  description = "Name of the ECS cluster; null names it like the environment."
  type        = string
  default     = null

  validation {
    condition     = var.cluster_name == null || can(regex("^[A-Za-z0-9_-]{1,255}$", var.cluster_name))
    error_message = "A cluster is named with 1 to 255 letters, digits, hyphens and underscores."
  }
}

variable "container_insights" {
  description = "Whether CloudWatch collects metrics of every task; it costs for each metric."
  type        = bool
  default     = false
  nullable    = false
}

variable "autoscaling" {
  description = "Whether the example service scales with its load. Off where an emulator has no Application Auto Scaling."
  type        = bool
  default     = true
  nullable    = false
}

variable "makes_registries" {
  description = "Whether this environment makes the services' image repositories: in one environment of an account and region alone, the first."
  type        = bool
  default     = true
  nullable    = false
}

variable "example" {
  description = "The example service: its image, port, settings, number of tasks and the priority of its listener rule. Without an image of your own it is a public Node.js image that runs `service-templates/example-api/server.js`."
  default     = {}
  nullable    = false
  type = object({
    image                 = optional(string)
    port                  = optional(number, 8080)
    environment_variables = optional(map(string), {})
    count                 = optional(number, 1)
    # The last one: the platform hands out priorities from 1000 on.
    priority = optional(number, 50000)
  })
}
