"""What production's base needs: its two roles, and questions that say who asks them."""
