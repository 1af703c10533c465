"""The network on a laptop: started, asked, stopped, killed."""
