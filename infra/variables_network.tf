variable "vpc_cidr" {
  description = "Addresses of the VPC; each of its four subnets gets a sixteenth."
  type        = string
  default     = "10.20.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0)) && can(regex("/(1[6-9]|2[0-4])$", var.vpc_cidr))
    error_message = "The VPC needs a range between /16 and /24, such as 10.20.0.0/16."
  }
}

variable "egress" {
  description = "How tasks reach registries, logs and the world: `public` gives them public addresses, which nobody can call because only the load balancer is let in, and costs nothing while idle; `nat` keeps them in private subnets behind NAT gateways."
  type        = string
  default     = "public"
  nullable    = false

  validation {
    condition     = contains(["public", "nat"], var.egress)
    error_message = "Egress must be public or nat."
  }
}

variable "nat_per_zone" {
  description = "With egress nat: a gateway in each zone, which survives the loss of one, or one for all, which costs half."
  type        = bool
  default     = true
  nullable    = false
}

variable "certificate_arn" {
  description = "ARN of the ACM certificate for `*.<base_host>`. With it services are reached by HTTPS and HTTP is redirected."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null || can(regex("^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$", var.certificate_arn))
    error_message = "The certificate must be the ARN of a certificate in ACM."
  }
}

variable "allowed_cidrs" {
  description = "Who may reach the load balancer."
  type        = set(string)
  default     = ["0.0.0.0/0"]
  nullable    = false

  validation {
    condition     = length(var.allowed_cidrs) > 0 && alltrue([for range in var.allowed_cidrs : can(cidrhost(range, 0)) && !strcontains(range, ":")])
    error_message = "Name at least one range of IPv4 addresses, such as 0.0.0.0/0."
  }
}

variable "scrapers" {
  description = "Who may ask tasks for their metrics, past the load balancer: security groups and ranges of IPv4 addresses, such as those of Prometheus. By default nobody."
  default     = {}
  nullable    = false
  type = object({
    security_group_ids = optional(list(string), [])
    cidrs              = optional(list(string), [])
  })

  validation {
    condition     = alltrue([for id in var.scrapers.security_group_ids : can(regex("^sg-[0-9a-z]+$", id))])
    error_message = "Security groups are named by their ids, such as sg-0123456789abcdef0."
  }

  validation {
    condition     = alltrue([for range in var.scrapers.cidrs : can(cidrhost(range, 0)) && !strcontains(range, ":") && !endswith(range, "/0")])
    error_message = "Scrapers are ranges of IPv4 addresses, such as 10.20.0.0/16, and never everybody."
  }
}

variable "access_logs_bucket" {
  description = "S3 bucket for the load balancer's access logs, which has to let Elastic Load Balancing write; null keeps none."
  type        = string
  default     = null
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer."
  type        = bool
  default     = false
  nullable    = false
}
