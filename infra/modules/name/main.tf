# Target groups and load balancers take 32 characters, everything else takes more: one name for all of them. Two services
# whose names are cut to the same beginning still differ by their hash.
locals {
  limit = 32
  hash  = substr(sha256("${var.service}/${var.environment}"), 0, 6)
  room  = local.limit - length(var.environment) - length(local.hash) - 2
  cut   = trimsuffix(substr(var.service, 0, min(local.room, length(var.service))), "-")
}
