"""Make data/sample anew: `python -m tests.sample`. Needs LibreOffice for the replies."""

from app.services.sample import sample_directory, sample_folder, sample_plan
from tests.sample.directory_xlsx import write_sample_directory
from tests.sample.plan_docx import write_plan
from tests.sample.replies_xlsx import write_replies

write_plan(sample_folder() / "ke-hoach.txt", sample_plan())
write_sample_directory(sample_directory())
write_replies(sample_folder())
