# The deploy workflow sets all of these from what the platform tells it.
variable "environment" {
  description = "Name of the environment."
  type        = string
}

variable "region" {
  description = "AWS region of the environment."
  type        = string
}

variable "placement_parameter" {
  description = "SSM parameter in which the environment says where its services run."
  type        = string
}

variable "url" {
  description = "Address of the service in this environment."
  type        = string
}

variable "priority" {
  description = "Priority of the load balancer's rule, which the platform counts for each environment."
  type        = number
}

variable "builds" {
  description = "Whether images are built in this environment; the others take what was built there."
  type        = bool
}

variable "github" {
  description = "The repository whose workflows may deploy, with GitHub's ids of it and its owner."
  type = object({
    owner         = string
    owner_id      = string
    repository    = string
    repository_id = string
  })
}

variable "autoscaling" {
  description = "Whether the number of tasks follows the load. Off where an emulator has no Application Auto Scaling."
  type        = bool
  default     = true
}
