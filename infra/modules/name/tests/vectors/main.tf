locals {
  vectors = jsondecode(file("${path.module}/../../test-vectors.json"))
}

module "name" {
  source   = "../.."
  for_each = { for index, vector in local.vectors : index => vector }

  service     = each.value.service
  environment = each.value.environment
}

output "wrong" {
  description = "Vectors whose name is not what it has to be."
  value = [
    for index, vector in local.vectors : "${vector.name} became ${module.name[index].name}"
    if module.name[index].name != vector.name
  ]
}

output "count" {
  description = "How many vectors there are."
  value       = length(local.vectors)
}
