variable "min_count" {
  description = "Tasks that always run. Two or more survive the loss of one."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.min_count >= 0 && var.min_count <= 100 && floor(var.min_count) == var.min_count
    error_message = "min_count must be a whole number from 0 to 100."
  }
}

variable "max_count" {
  description = "Tasks that autoscaling may start at most."
  type        = number
  default     = 4
  nullable    = false

  validation {
    condition     = var.max_count >= 1 && var.max_count <= 100 && floor(var.max_count) == var.max_count && var.max_count >= var.min_count
    error_message = "max_count must be a whole number from 1 to 100, and not below min_count."
  }
}

variable "desired_count" {
  description = "Tasks at the first apply; later the number belongs to autoscaling and people. Null is min_count; 0 waits for a deployment that brings the first image and the number of tasks."
  type        = number
  default     = null

  validation {
    condition     = var.desired_count == null || try(var.desired_count == 0, false) || try(var.desired_count >= var.min_count && var.desired_count <= var.max_count && floor(var.desired_count) == var.desired_count, false)
    error_message = "desired_count must be 0, or a whole number between min_count and max_count."
  }
}

variable "autoscaling" {
  description = "Whether the number of tasks follows the load, and the load to hold: percent of CPU, and requests a minute for each task (null follows CPU alone). Off where an emulator has no Application Auto Scaling."
  default     = {}
  nullable    = false
  type = object({
    enabled             = optional(bool, true)
    cpu_percent         = optional(number, 60)
    requests_per_target = optional(number, 1000)
  })

  validation {
    condition     = var.autoscaling.cpu_percent >= 10 && var.autoscaling.cpu_percent <= 90
    error_message = "Autoscaling holds 10 to 90 percent of CPU."
  }

  validation {
    condition     = var.autoscaling.requests_per_target == null || try(var.autoscaling.requests_per_target >= 1, false)
    error_message = "Autoscaling holds at least 1 request a minute for each task."
  }
}

variable "capacity_provider" {
  description = "FARGATE, or FARGATE_SPOT for a service that may lose its tasks at two minutes' notice."
  type        = string
  default     = "FARGATE"
  nullable    = false

  validation {
    condition     = contains(["FARGATE", "FARGATE_SPOT"], var.capacity_provider)
    error_message = "The capacity provider must be FARGATE or FARGATE_SPOT."
  }
}
