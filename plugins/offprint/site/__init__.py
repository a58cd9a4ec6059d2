"""Articles -> what Pelican needs of them: slugs, metadata, the closing summary. Pure; imports no Pelican."""
