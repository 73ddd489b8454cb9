terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # Bucket, key and region are the environment's and the service's: the workflow says them.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
