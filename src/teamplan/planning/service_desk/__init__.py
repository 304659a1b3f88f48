"""The service desk: queueing, chat, rostering and peaks."""
