variable "service" {
  description = "Name of the service, of its ECS service and of its container."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.service)) && length(var.service) >= 3 && length(var.service) <= 40
    error_message = "The service must be named with 3 to 40 lower-case letters, digits and single hyphens, beginning with a letter: for example order-api."
  }
}

variable "environment" {
  description = "Name of the environment that the service runs in."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.environment)) && length(var.environment) <= 20
    error_message = "The environment must be named with at most 20 lower-case letters, digits and single hyphens, beginning with a letter: for example dev."
  }

  # The deploy role is `<service>-<environment>-deploy`, and IAM takes 64 characters.
  validation {
    condition     = length(var.service) + length(var.environment) <= 56
    error_message = "The names of service and environment must have at most 56 characters together."
  }
}

variable "placement" {
  description = "Where services of this environment run: the root's output `placement`, or the SSM parameter that holds the same as JSON."
  nullable    = false
  type = object({
    cluster_name               = string
    vpc_id                     = string
    subnet_ids                 = list(string)
    assign_public_ip           = bool
    load_balancer_arn_suffix   = string
    load_balancer_dns_name     = string
    listener_arn               = string
    listener_security_group_id = string
    url_scheme                 = string
    role_path                  = string
    permissions_boundary_arn   = string
    oidc_provider_arn          = optional(string)
    scraper_security_group_ids = optional(list(string), [])
    scraper_cidrs              = optional(list(string), [])
  })

  validation {
    condition     = length(var.placement.subnet_ids) >= 2
    error_message = "The placement must name at least two subnets, in different zones."
  }

  validation {
    condition     = contains(["http", "https"], var.placement.url_scheme)
    error_message = "The placement's url_scheme must be http or https."
  }

  validation {
    condition     = can(regex("^/([!-~]+/)*$", var.placement.role_path))
    error_message = "The placement's role_path must begin and end with a slash."
  }
}

variable "host" {
  description = "Host that the load balancer sends to this service: orders.dev.example.com."
  type        = string
  nullable    = false

  # A rule takes 128 characters. Wildcards are legal on AWS and would take other services' requests.
  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", var.host)) && length(var.host) <= 128
    error_message = "The host must be a whole host name in lower case, without scheme, port or wildcard: for example orders.dev.example.com."
  }
}

variable "priority" {
  description = "Priority of the listener rule, 1 to 50000, unique on the listener. The platform's database hands them out."
  type        = number
  nullable    = false

  validation {
    condition     = var.priority >= 1 && var.priority <= 50000 && floor(var.priority) == var.priority
    error_message = "The priority of a listener rule is a whole number from 1 to 50000."
  }
}

variable "github" {
  description = "Repository that deploys this service, with GitHub's ids of owner and repository: its workflows in the environment of the same name may take the deploy role. Null makes no such role."
  default     = null
  type = object({
    owner         = string
    owner_id      = string
    repository    = string
    repository_id = string
  })

  validation {
    condition     = var.github == null || try(can(regex("^[0-9]+$", var.github.owner_id)) && can(regex("^[0-9]+$", var.github.repository_id)), false)
    error_message = "owner_id and repository_id are GitHub's numbers, in digits: names can be given to somebody else, ids cannot."
  }

  validation {
    condition     = var.github == null || try(can(regex("^[A-Za-z0-9-]+$", var.github.owner)) && can(regex("^[A-Za-z0-9._-]+$", var.github.repository)), false)
    error_message = "owner and repository are names as GitHub spells them, without slash."
  }

  validation {
    condition     = var.github == null || var.placement.oidc_provider_arn != null
    error_message = "A deploy role needs placement.oidc_provider_arn: the account's OIDC provider for GitHub Actions."
  }
}

variable "deploy_pushes_images" {
  description = "Whether the deploy role may push images. Only the environment that builds needs it; the others take what was proven there."
  type        = bool
  default     = true
  nullable    = false
}

variable "tags" {
  description = "Further tags of everything that can have some."
  type        = map(string)
  default     = {}
  nullable    = false
}
