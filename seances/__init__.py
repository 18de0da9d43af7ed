"""What a sitting needs: members, agenda, presence, minutes."""
