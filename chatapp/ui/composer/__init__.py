"""The composer: message field, attachment chips, Send and Stop."""
