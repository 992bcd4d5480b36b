"""`public`: what everyone sees, and joining in; `running`: what coordinators do; `children`."""
