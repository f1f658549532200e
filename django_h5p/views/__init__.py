"""Pages and addresses. Players have no cookies: who they act for stands in a signed token, and is asked of the policy each time."""
