"""The rehearsal: the very artefact and template of a deployment, deployed on this machine and tried.

The artefact is built with this machine's wheels and put up on a local engine by CloudFormation. There each
function runs as packaged, in a Python without packages, and may do only what its role allows. The
documented command makes the first administrator, the smoke journey is walked, and all is taken down.
`python -m infra.rehearsal` does it and tells what stood, what was shown, and what no rehearsal shows.
"""
