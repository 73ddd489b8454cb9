resource "aws_lb_target_group" "this" {
  name        = local.name
  vpc_id      = var.placement.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  # Tasks register with the port of their container, so this one is never used. Changing it would replace the group.
  port = 80
  # Tasks have 30 seconds to stop as well; the default of five minutes only makes deployments slow.
  deregistration_delay = 30

  health_check {
    path                = var.health_check.path
    matcher             = var.health_check.codes
    interval            = var.health_check.interval
    timeout             = var.health_check.timeout
    healthy_threshold   = var.health_check.healthy_threshold
    unhealthy_threshold = var.health_check.unhealthy_threshold
  }

  tags = local.tags
}

resource "aws_lb_listener_rule" "this" {
  listener_arn = var.placement.listener_arn
  priority     = var.priority

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }

  condition {
    host_header {
      values = [var.host]
    }
  }

  tags = local.tags
}

resource "aws_security_group" "tasks" {
  name        = local.name
  description = "Tasks of ${var.service} in ${var.environment}"
  vpc_id      = var.placement.vpc_id
  tags        = merge(local.tags, { Name = local.name })
}

resource "aws_vpc_security_group_ingress_rule" "from_load_balancer" {
  # Without a description: emulators forget that of a rule about a group, and would show it in every plan.
  security_group_id            = aws_security_group.tasks.id
  referenced_security_group_id = var.placement.listener_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  tags                         = local.tags
}

# Prometheus asks every task by itself, past the load balancer.
resource "aws_vpc_security_group_ingress_rule" "from_scraper" {
  for_each = toset(var.placement.scraper_security_group_ids)

  security_group_id            = aws_security_group.tasks.id
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  tags                         = local.tags
}

resource "aws_vpc_security_group_ingress_rule" "from_scraper_range" {
  for_each = toset(var.placement.scraper_cidrs)

  security_group_id = aws_security_group.tasks.id
  description       = "Scrapes of metrics"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = var.port
  to_port           = var.port
  tags              = local.tags
}

resource "aws_vpc_security_group_egress_rule" "out" {
  security_group_id = aws_security_group.tasks.id
  description       = "Images, logs, databases and other services"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
  tags              = local.tags
}
