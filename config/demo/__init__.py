"""The invented world of the demo, built through the product's own actions. Refuses to run in production."""
