variable "image" {
  description = "Image of the first task definition, with a tag or digest. Later ones come from deployments."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.:/_-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$", var.image)) && !endswith(var.image, ":latest")
    error_message = "The image must be named with a tag or digest, and not with latest, which is another image tomorrow."
  }
}

variable "command" {
  description = "What the container runs in place of its image's own command; null leaves that."
  type        = list(string)
  default     = null

  validation {
    condition     = var.command == null || try(length(var.command) > 0, false)
    error_message = "The command has at least one word; null leaves the image's own."
  }
}

variable "repository_arn" {
  description = "ARN of the ECR repository with the service's images (the registry module's output); null for a public image."
  type        = string
  default     = null

  validation {
    condition     = var.repository_arn == null || can(regex("^arn:aws[a-z-]*:ecr:[a-z0-9-]+:[0-9]{12}:repository/.+$", var.repository_arn))
    error_message = "repository_arn must be the ARN of an ECR repository."
  }
}

variable "port" {
  description = "Port that the container listens on; it is told it as PORT."
  type        = number
  default     = 8080
  nullable    = false

  validation {
    condition     = var.port >= 1 && var.port <= 65535 && floor(var.port) == var.port
    error_message = "The port must be a whole number from 1 to 65535."
  }
}

variable "cpu" {
  description = "CPU units of one task; 1024 are one virtual CPU."
  type        = number
  default     = 256
  nullable    = false

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096, 8192, 16384], var.cpu)
    error_message = "Fargate has 256, 512, 1024, 2048, 4096, 8192 and 16384 CPU units."
  }
}

variable "memory" {
  description = "Memory of one task in MiB. What is possible depends on `cpu`."
  type        = number
  default     = 512
  nullable    = false

  # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
  validation {
    condition = contains(lookup({
      256   = [512, 1024, 2048]
      512   = range(1024, 4097, 1024)
      1024  = range(2048, 8193, 1024)
      2048  = range(4096, 16385, 1024)
      4096  = range(8192, 30721, 1024)
      8192  = range(16384, 61441, 4096)
      16384 = range(32768, 122881, 8192)
    }, tostring(var.cpu), []), var.memory)
    error_message = "Fargate has no task of this cpu with this memory: 256 takes 512, 1024 or 2048 MiB; 512 takes 1024 to 4096, 1024 takes 2048 to 8192, 2048 takes 4096 to 16384 and 4096 takes 8192 to 30720 in steps of 1024; 8192 takes 16384 to 61440 in steps of 4096; 16384 takes 32768 to 122880 in steps of 8192."
  }
}

variable "architecture" {
  description = "Processor that the image is built for: X86_64 or ARM64."
  type        = string
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "The architecture must be X86_64 or ARM64."
  }
}

variable "environment_variables" {
  description = "Plain settings of the container; not for secrets. PORT, SERVICE_NAME and ENVIRONMENT are set by the module."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.environment_variables) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", name))])
    error_message = "Environment variables are named with letters, digits and underscores, and do not begin with a digit."
  }

  validation {
    condition     = length(setintersection(keys(var.environment_variables), ["PORT", "SERVICE_NAME", "ENVIRONMENT", "COMMIT_SHA"])) == 0
    error_message = "PORT, SERVICE_NAME, ENVIRONMENT and COMMIT_SHA are set by the platform."
  }
}

variable "secrets" {
  description = "Secrets of the container: name of the environment variable to ARN of an SSM parameter or a Secrets Manager secret. The environment's boundary lets services read below `/<platform>/<environment>/` (parameters) and `<platform>/<environment>/` (secrets)."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([for arn in values(var.secrets) :
      can(regex("^arn:aws[a-z-]*:(ssm:[a-z0-9-]+:[0-9]{12}:parameter/|secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:).+$", arn))
    ])
    error_message = "A secret is given as the ARN of an SSM parameter or of a Secrets Manager secret, never as its value."
  }

  validation {
    condition     = length(setintersection(keys(var.secrets), concat(keys(var.environment_variables), ["PORT", "SERVICE_NAME", "ENVIRONMENT", "COMMIT_SHA"]))) == 0
    error_message = "A name is both a secret and a plain setting."
  }
}

variable "secrets_kms_key_arns" {
  description = "ARNs of the KMS keys of your own that the secrets are encrypted with; none where AWS manages the key."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "task_policy" {
  description = "What the running service may do on AWS: an IAM policy as JSON. Null allows nothing."
  type        = string
  default     = null

  validation {
    condition     = var.task_policy == null || can(jsondecode(var.task_policy).Statement)
    error_message = "The task policy must be an IAM policy as JSON."
  }
}

variable "health_check" {
  description = "How the load balancer asks a task whether it is well: path, expected status codes, seconds between two questions and for an answer, how many answers turn its mind, and the seconds a new task is left alone by ECS."
  default     = {}
  nullable    = false
  type = object({
    path                = optional(string, "/health")
    codes               = optional(string, "200")
    interval            = optional(number, 10)
    timeout             = optional(number, 5)
    healthy_threshold   = optional(number, 2)
    unhealthy_threshold = optional(number, 3)
    grace_period        = optional(number, 60)
  })

  validation {
    condition     = startswith(var.health_check.path, "/") && length(var.health_check.path) <= 1024
    error_message = "The path of the health check begins with a slash."
  }

  validation {
    condition     = can(regex("^[2-4][0-9]{2}([,-][2-4][0-9]{2})*$", var.health_check.codes))
    error_message = "The codes of the health check are status codes such as 200, 200-299 or 200,204."
  }

  validation {
    condition     = var.health_check.interval >= 5 && var.health_check.interval <= 300 && var.health_check.timeout >= 2 && var.health_check.timeout < var.health_check.interval
    error_message = "The health check has an interval of 5 to 300 seconds, and a timeout of at least 2 seconds that is below it."
  }

  validation {
    condition     = alltrue([for count in [var.health_check.healthy_threshold, var.health_check.unhealthy_threshold] : count >= 2 && count <= 10])
    error_message = "The thresholds of the health check are 2 to 10."
  }

  validation {
    condition     = var.health_check.grace_period >= 0 && var.health_check.grace_period <= 3600
    error_message = "The grace period is 0 to 3600 seconds."
  }
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}
