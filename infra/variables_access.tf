variable "github" {
  description = "The GitHub organisation whose workflows may act here: its name and id, the reusable workflow that applies services' Terraform (`<owner>/<repository>/.github/workflows/<file>@<ref>`), and the account's OIDC provider. There is one provider in an account: null makes it. Without `github` no workflow may do anything."
  default     = null
  type = object({
    organisation          = string
    organisation_id       = string
    provisioning_workflow = string
    oidc_provider_arn     = optional(string)
  })

  validation {
    condition     = var.github == null || try(can(regex("^[A-Za-z0-9-]+$", var.github.organisation)) && can(regex("^[0-9]+$", var.github.organisation_id)), false)
    error_message = "The organisation is given by its name and by GitHub's number for it: names can be given to somebody else, ids cannot."
  }

  validation {
    condition     = var.github == null || try(can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+/\\.github/workflows/[A-Za-z0-9._-]+\\.ya?ml@[^*?]+$", var.github.provisioning_workflow)), false)
    error_message = "The provisioning workflow is one file at one ref: acme/waymark/.github/workflows/service-infra.yml@refs/heads/main."
  }
}

variable "service_actions" {
  description = "What services of this environment may be allowed at most by their task policies, as IAM actions such as sqs:SendMessage. Nothing else can be given to them, whatever their Terraform says."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for action in var.service_actions : can(regex("^[a-z0-9-]+:[A-Z][A-Za-z0-9]*\\*?$", action)) && !can(regex("^(iam|sts|organizations|account):", action))])
    error_message = "Name actions such as sqs:SendMessage or s3:Get*; whole services, and iam, sts, organizations and account, are not for services."
  }
}

variable "provisioning_policy_arns" {
  description = "ARNs of further policies for the provisioning role: what services' Terraform may make besides what the modules need, such as queues. Limit them to this environment's names or tags. They need `github`."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.provisioning_policy_arns : can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", arn))]) && !anytrue([for arn in var.provisioning_policy_arns : endswith(arn, ":aws:policy/AdministratorAccess")])
    error_message = "Policies are named by their ARNs, and AdministratorAccess would let every repository do everything."
  }
}

variable "state_bucket_name" {
  description = "Name of the bucket for Terraform states of this environment, unique in the world; null makes one of platform, environment and account."
  type        = string
  default     = null

  validation {
    condition     = var.state_bucket_name == null || can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.state_bucket_name))
    error_message = "A bucket is named with 3 to 63 lower-case letters, digits, dots and hyphens."
  }
}
