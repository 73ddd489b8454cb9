variable "service" {
  description = "Name of the service, and of its repository."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.service)) && length(var.service) >= 3 && length(var.service) <= 40
    error_message = "The service must be named with 3 to 40 lower-case letters, digits and single hyphens, beginning with a letter: for example order-api."
  }
}

variable "keep_images" {
  description = "How many images are kept, the newest first. It has to reach back to the oldest release that an environment still runs."
  type        = number
  default     = 200
  nullable    = false

  validation {
    condition     = var.keep_images >= 10 && var.keep_images <= 1000 && floor(var.keep_images) == var.keep_images
    error_message = "Keep a whole number of 10 to 1000 images: fewer may take away what production runs."
  }
}

variable "untagged_days" {
  description = "Days after which an image without a tag is removed."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.untagged_days >= 1 && floor(var.untagged_days) == var.untagged_days
    error_message = "Images without a tag are kept for a whole number of days, at least 1."
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts images; null uses the registry's own AES-256 key."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:", var.kms_key_arn))
    error_message = "The key must be the ARN of a KMS key."
  }
}

variable "force_delete" {
  description = "Whether destroying the repository takes its images along. Without it a repository with images stays."
  type        = bool
  default     = false
  nullable    = false
}

variable "tags" {
  description = "Further tags of the repository."
  type        = map(string)
  default     = {}
  nullable    = false
}
